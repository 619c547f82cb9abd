// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Bringing a chat from another messenger.
#pragma once

#include "ui/sheets/transferring.h"

#include <QUrl>

namespace ieum::ui {

class ChatImporting : public ieum::ui::Transferring {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(QString zone READ zone CONSTANT)
    Q_PROPERTY(QString report MEMBER m_report NOTIFY reportChanged)
    Q_PROPERTY(QString room MEMBER m_room NOTIFY reportChanged)
    /// The file leaves open in which order the numbers of its dates stand.
    Q_PROPERTY(bool asksDates MEMBER m_asksDates NOTIFY reportChanged)
    /// It holds several chats.
    Q_PROPERTY(bool asksChat MEMBER m_asksChat NOTIFY reportChanged)
    /// What is in the file, before anything of it is written; "" as long as that is not known.
    Q_PROPERTY(QString preview MEMBER m_preview NOTIFY reportChanged)
  public:
    using Transferring::Transferring;
    /// The computer's own zone, or Seoul's when it has none to speak of.
    QString zone() const;
    Q_INVOKABLE static QString nameOf(const QUrl& file) { return file.fileName(); }
    /// Reads the file and writes nothing.
    Q_INVOKABLE void look(const QUrl& file);
    /// `dates`: "dmy", "mdy" or "ymd", or "" for what the file says; `chat`: which of several.
    Q_INVOKABLE void bring(const QUrl& file, const QString& zone, const QString& me, const QString& roomName,
                           const QString& dates, const QString& chat);
    Q_INVOKABLE void startOver();
  signals:
    void reportChanged();

  protected:
    void failed(const Error& error) override;

  private:
    static QString wordsOf(const node::ImportReport& report);

    QString m_report, m_room, m_preview;
    bool m_asksDates = false;
    bool m_asksChat = false;
};

} // namespace ieum::ui
