// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The pinned messages of a room, the newest first, one of them shown at a time. The node lists no pins, so they are
// looked for among the newest messages, page by page, once when the room is opened; afterwards only the newest page and
// the messages that are known to be pinned are looked at again.
#pragma once

#include "ui/live/live.h"

#include <QTimer>

namespace ieum::ui {

class Pins : public QObject {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(ieum::ui::Live* live READ live WRITE setLive NOTIFY liveChanged REQUIRED)
    Q_PROPERTY(QString room MEMBER m_room WRITE setRoom NOTIFY roomChanged)
    Q_PROPERTY(int count READ count NOTIFY changed)
    Q_PROPERTY(int at READ at NOTIFY changed)
    Q_PROPERTY(QString message READ message NOTIFY changed)
    Q_PROPERTY(QString author READ author NOTIFY changed)
    Q_PROPERTY(QString text READ text NOTIFY changed)
  public:
    explicit Pins(QObject* parent = nullptr);
    Live* live() const { return m_live; }
    void setLive(Live* live);
    void setRoom(const QString& room);
    int count() const { return static_cast<int>(m_pins.size()); }
    int at() const { return m_at; } ///< which of them is shown, from 0
    QString message() const { return shown().message; }
    QString author() const { return shown().author; }
    QString text() const { return shown().text; }
    /// To the next older one, and from the oldest to the newest.
    Q_INVOKABLE void step();
    /// One has been pinned or unpinned.
    Q_INVOKABLE void look();

  signals:
    void liveChanged();
    void roomChanged();
    void changed();

  private:
    struct Pin {
        QString message, author, text;
        int64_t timeMs = 0;
        bool operator==(const Pin&) const = default;
    };
    static Pin pinOf(const node::MessageRow& message);
    const Pin& shown() const;
    void settle(QList<Pin> pins);

    Live* m_live = nullptr;
    QString m_room;
    QList<Pin> m_pins;
    int m_at = 0;
    OneAtATime m_asking;
    QTimer m_soon; ///< changes of a burst are looked at together
};

} // namespace ieum::ui
