// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The font of `Icon`, from where it lies in the program: a FontLoader would copy it twice, a megabyte each time.
#pragma once

#include <QObject>
#include <QtQmlIntegration>

namespace ieum::ui {

class SymbolFont : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_SINGLETON
    Q_PROPERTY(QString family READ family CONSTANT)
  public:
    using QObject::QObject;
    /// "": there is none in this program.
    static QString family();
};

} // namespace ieum::ui
