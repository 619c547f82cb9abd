// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// View-models that follow a running profile, or one room of it. QML gives the profile and the room in any order, and
// others later. Those that derive from these write their whole name, because moc copies it as it stands and qmllint
// looks for it.
#pragma once

#include "ui/live/live.h"

#include <QTimer>

namespace ieum::ui {

class OnLive : public QObject {
    Q_OBJECT
    QML_ANONYMOUS
    Q_PROPERTY(ieum::ui::Live* live READ live WRITE setLive NOTIFY liveChanged REQUIRED)
  public:
    using QObject::QObject;
    Live* live() const { return m_live; }
    /// The one before is not heard any more.
    void setLive(Live* live);

  signals:
    void liveChanged();

  protected:
    /// Connects this object to what it has to hear, and asks its first question.
    virtual void follow(Live& live) = 0;

  private:
    QPointer<Live> m_live; ///< null again once the profile is closed
};

class OnRoom : public ieum::ui::OnLive {
    Q_OBJECT
    QML_ANONYMOUS
    Q_PROPERTY(QString room READ room WRITE setRoom NOTIFY roomChanged)
  public:
    using OnLive::OnLive;
    const QString& room() const { return m_room; }
    void setRoom(const QString& room);

  signals:
    void roomChanged();

  protected:
    /// What is known is of another room. Comes before roomChanged.
    virtual void forget() {}
    /// Asks the first question about the room. Comes after roomChanged; perhaps there is no profile yet, or no room.
    virtual void roomCame() = 0;
    bool isOurs(const QString& room) const { return room == m_room; }
    /// The profile and the room have both come.
    bool canAsk() const { return live() != nullptr && !m_room.isEmpty(); }

  private:
    QString m_room;
};

/// Looks something up in a room, and again when its messages have changed: changes of a burst are looked at together.
class RoomLook : public ieum::ui::OnRoom {
    Q_OBJECT
    QML_ANONYMOUS
  protected:
    RoomLook(int burstMs, QObject* parent);
    /// Looks it up now, by lookUp().
    virtual void look() = 0;
    /// `take` gets the answer while it is still about this room; what changed meanwhile is looked at again.
    template <class Request, class Take> void lookUp(Request request, Take take) {
        if (!canAsk() || !m_asking.begin()) return;
        live()->ask(this, std::move(request),
                    [this, take, room = room()](const Result<typename Request::Answer>& answer) {
                        const bool again = m_asking.end();
                        if (answer && isOurs(room)) take(*answer);
                        if (again || !isOurs(room)) look();
                    });
    }
    void follow(Live& live) override;
    void roomCame() override;

  private:
    OneAtATime m_asking;
    QTimer m_soon;
};

} // namespace ieum::ui
