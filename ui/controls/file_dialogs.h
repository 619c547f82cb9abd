// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Whether Qt's own file dialog can open: without the module Qt.labs.folderlistmodel, which Debian packs apart from the
// dialog that needs it, opening one ends the program.
#pragma once

#include <QObject>
#include <QtQmlIntegration>

namespace ieum::ui {

class FileDialogs : public QObject {
    Q_OBJECT
    QML_ELEMENT
  public:
    using QObject::QObject;
    Q_INVOKABLE bool canOpen() const;
    /// For a dialog that chooses where to add, and not what to replace. By name: Qt 6.4 does not say the type of
    /// FileDialog.options, so QML cannot set it in a way that is checked.
    Q_INVOKABLE static void askNothingOfWhatIsThere(QObject* dialog);
};

} // namespace ieum::ui
