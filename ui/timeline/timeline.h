// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The messages of one room as the view needs them: the newest page first, older ones as they are scrolled to, or a
// window around one message when somebody jumps to it.
#pragma once

#include "ui/live/live.h"
#include "ui/timeline/timeline_rows.h"

#include <QTimer>

namespace ieum::ui {

class Timeline : public QObject {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(ieum::ui::Live* live READ live WRITE setLive NOTIFY liveChanged REQUIRED)
    Q_PROPERTY(QString room READ room WRITE setRoom NOTIFY roomChanged)
    Q_PROPERTY(QAbstractItemModel* rows READ rows CONSTANT)
    Q_PROPERTY(bool atNewest READ atNewest NOTIFY changed)
    Q_PROPERTY(bool known READ known NOTIFY changed)
    /// Somebody looks at the newest messages: they count as read.
    Q_PROPERTY(bool reading MEMBER m_reading WRITE setReading NOTIFY readingChanged)
    /// The first message that had not been read; a line stands above it.
    Q_PROPERTY(QString unreadFrom MEMBER m_unreadFrom NOTIFY unreadFromChanged)
  public:
    explicit Timeline(QObject* parent = nullptr);
    Live* live() const { return m_live; }
    void setLive(Live* live);
    QString room() const { return m_room; }
    void setRoom(const QString& room);
    QAbstractItemModel* rows() { return &m_rows; }
    bool atNewest() const { return m_around.isEmpty(); }
    bool known() const { return m_known; }
    void setReading(bool reading);
    Q_INVOKABLE void loadOlder();
    Q_INVOKABLE void jumpTo(const QString& message);
    /// To the first message of that time or after it; 0: to the very first.
    Q_INVOKABLE void jumpToTime(double ms);
    Q_INVOKABLE void showNewest();
    Q_INVOKABLE void showMore(const QString& message);
    /// Tells of the newest message that can be answered, or of our newest text. Nothing while older ones are looked at.
    Q_INVOKABLE void pickNewest(bool editing);

  signals:
    void liveChanged();
    void roomChanged();
    void readingChanged();
    void unreadFromChanged();
    void changed();
    /// A jump arrived: this row should come into view.
    void landed(int row);
    void jumped(const QString& message);
    void answerPicked(const QString& message, const QString& author, const QString& text);
    void editPicked(const QString& message, const QString& text);

  private:
    void refresh();
    void refreshStatus();
    void take(Result<std::vector<node::MessageRow>> messages);
    void refreshGaps();
    void land();
    void show();
    void markRead();

    Live* m_live = nullptr;
    QString m_room, m_around, m_lastRead, m_unreadFrom;
    bool m_reading = false, m_known = false, m_older = true, m_landing = false;
    std::vector<node::MessageRow> m_messages; ///< oldest first
    TimelineLook m_look;
    RowModel<TimelineRow> m_rows;
    OneAtATime m_asking;
    QTimer m_soon; ///< file progress comes with every chunk; rows follow ten times a second
};

} // namespace ieum::ui
