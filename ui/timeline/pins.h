// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The pinned messages of a room, the newest first, one of them shown at a time. The node lists no pins, so they are
// looked for among the newest messages, page by page, once when the room is opened; afterwards only the newest page and
// the messages that are known to be pinned are looked at again.
#pragma once

#include "ui/live/on_live.h"

namespace ieum::ui {

class Pins : public ieum::ui::RoomLook {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(int count READ count NOTIFY changed)
    Q_PROPERTY(int at READ at NOTIFY changed)
    Q_PROPERTY(QString message READ message NOTIFY changed)
    Q_PROPERTY(QString author READ author NOTIFY changed)
    Q_PROPERTY(QString text READ text NOTIFY changed)
  public:
    explicit Pins(QObject* parent = nullptr);
    int count() const { return static_cast<int>(m_pins.size()); }
    int at() const { return m_at; } ///< which of them is shown, from 0
    QString message() const { return shown().message; }
    QString author() const { return shown().author; }
    QString text() const { return shown().text; }
    /// To the next older one, and from the oldest to the newest.
    Q_INVOKABLE void step();
    /// One has been pinned or unpinned.
    Q_INVOKABLE void look() override;

  signals:
    void changed();

  private:
    void forget() override;
    struct Pin {
        QString message, author, text;
        int64_t timeMs = 0;
        bool operator==(const Pin&) const = default;
    };
    static Pin pinOf(const node::MessageRow& message);
    const Pin& shown() const;
    void settle(QList<Pin> pins);

    QList<Pin> m_pins;
    int m_at = 0;
};

} // namespace ieum::ui
