// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/controls/file_dialogs.h"

#include <QFile>
#include <QQmlEngine>

namespace ieum::ui {

bool FileDialogs::canOpen() const {
    const QQmlEngine* engine = qmlEngine(this);
    if (engine == nullptr) return false;
    const QStringList roots = engine->importPathList();
    return std::any_of(roots.begin(), roots.end(), [](const QString& root) {
        const QString place = root.startsWith(QLatin1String("qrc:")) ? root.mid(3) : root;
        return QFile::exists(place + QStringLiteral("/Qt/labs/folderlistmodel/qmldir"));
    });
}

void FileDialogs::askNothingOfWhatIsThere(QObject* dialog) {
    constexpr int dontConfirmOverwrite = 0x4; // FileDialog.DontConfirmOverwrite
    const bool isSet = dialog != nullptr && dialog->setProperty("options", dontConfirmOverwrite);
    if (!isSet) qWarning("this FileDialog has no options");
}

} // namespace ieum::ui
