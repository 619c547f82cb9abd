// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What is done to messages of one room: reactions, votes, pins, taking one back, sending one on. What came of it
// becomes a sentence, which stays until the next deed, until it is closed, or until another room is looked at.
#pragma once

#include "ui/live/live.h"

namespace ieum::ui {

class MessageDeeds : public QObject {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(ieum::ui::Live* live MEMBER m_live REQUIRED)
    Q_PROPERTY(QString room MEMBER m_room WRITE setRoom NOTIFY roomChanged)
    Q_PROPERTY(QString error MEMBER m_error NOTIFY told)
    Q_PROPERTY(QString notice MEMBER m_notice NOTIFY told)
  public:
    using QObject::QObject;
    void setRoom(const QString& room);
    /// Puts the emoji, or takes it back when it is among `own`: with and without the selector of coloured pictures it
    /// is the same one.
    Q_INVOKABLE void react(const QString& message, const QString& emoji, const QStringList& own);
    /// Chooses `option` beside `own` or instead of it, or takes it back when it is among them.
    Q_INVOKABLE void vote(const QString& message, int option, const QList<int>& own, bool multiple);
    Q_INVOKABLE void pin(const QString& message, bool wanted);
    /// For everybody.
    Q_INVOKABLE void remove(const QString& message);
    /// Into another room, as ours: a text, or a file (several, with spaces between) that is whole here.
    Q_INVOKABLE void forward(const QString& room, const QString& roomName, const QString& text, const QString& file);
    Q_INVOKABLE void forget() { tell({}, {}); }

  signals:
    void roomChanged();
    void told();
    void pinChanged(const QString& message);

  private:
    template <class Request, class Then> void run(Request request, Then then);
    void tell(const QString& error, const QString& notice);
    Live* m_live = nullptr;
    QString m_room, m_error, m_notice;
};

} // namespace ieum::ui
