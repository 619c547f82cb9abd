// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Writing a backup of this profile: how far it is, and what came of it.
#pragma once

#include "ui/sheets/deed.h"

#include <QUrl>

namespace ieum::ui {

class BackingUp : public ieum::ui::Deed {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(int percent MEMBER m_percent NOTIFY reportChanged) ///< of what is under way
    Q_PROPERTY(QString report MEMBER m_report NOTIFY reportChanged)
  public:
    using Deed::Deed;
    /// Into a new file, or on top of what is in one.
    Q_INVOKABLE void write(const QUrl& target, const QString& passphrase);

  signals:
    void reportChanged();

  private:
    int m_percent = 0;
    QString m_report;
    QMetaObject::Connection m_listening;
};

} // namespace ieum::ui
