// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Writing a room out: into which form, what is lost in it, and what came of it.
#pragma once

#include "ui/sheets/transferring.h"

#include <QStringList>
#include <QUrl>

namespace ieum::ui {

class RoomExporting : public ieum::ui::Transferring {
    Q_OBJECT
    QML_ELEMENT
    /// Names of the forms, and beside each what it is called.
    Q_PROPERTY(QStringList names MEMBER m_names NOTIFY told)
    Q_PROPERTY(QStringList labels MEMBER m_labels NOTIFY told)
    /// What the form that was looked at last has no place for, a sentence; "" when it has one for everything.
    Q_PROPERTY(QString losses MEMBER m_losses NOTIFY told)
    Q_PROPERTY(QString report MEMBER m_report NOTIFY told)
  public:
    using Transferring::Transferring;
    Q_INVOKABLE void begin();
    Q_INVOKABLE void lookAt(const QString& room, const QString& name);
    /// What a file or folder of that form is called.
    Q_INVOKABLE QString fileNameFor(const QString& roomName, const QString& name) const;
    Q_INVOKABLE void write(const QString& room, const QString& name, bool withFiles, const QUrl& target);
  signals:
    void told();

  private:
    QStringList m_names, m_labels, m_zips;
    QString m_lookedAt;
    QString m_losses, m_report;
};

} // namespace ieum::ui
