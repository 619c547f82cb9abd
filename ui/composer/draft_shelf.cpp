// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/composer/draft_shelf.h"

#include "ui/words/sizes.h"

namespace ieum::ui {

AttachedRow attachedRow(const QFileInfo& file) {
    return {file.absoluteFilePath(), file.fileName(), sizeText(static_cast<quint64>(file.size()))};
}

void DraftShelf::put(const QString& room, const QString& path) {
    // An edited message keeps its files, so further ones belong to what is written next.
    const bool isEdited = kept.contains(room) && !kept[room].editing.isEmpty();
    (isEdited ? before : kept)[room].files += attachedRow(QFileInfo(path));
    emit grown(room);
}

} // namespace ieum::ui
