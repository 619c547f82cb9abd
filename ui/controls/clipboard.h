// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Puts text on the desktop's clipboard. Text only; inwards nothing but an invitation.
#pragma once

#include <QObject>
#include <QtQmlIntegration>

namespace ieum::ui {

class Clipboard : public QObject {
    Q_OBJECT
    QML_ELEMENT
  public:
    using QObject::QObject;
    Q_INVOKABLE void copy(const QString& text) const;
    /// A link of ours that lies there, so that nobody has to paste it; "" when it is anything else.
    Q_INVOKABLE QString invitation() const;
};

} // namespace ieum::ui
