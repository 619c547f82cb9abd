// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/composer/draft_shelf.h"

#include "ui/words/sizes.h"

namespace ieum::ui {

AttachedRow attachedRow(const QFileInfo& file) {
    return {file.absoluteFilePath(), file.fileName(), sizeText(static_cast<quint64>(file.size()))};
}

void DraftShelf::put(const QString& room, const QString& path) {
    kept[room].files += attachedRow(QFileInfo(path));
    emit grown(room);
}

} // namespace ieum::ui
