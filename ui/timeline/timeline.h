// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The messages of one room as the view needs them: the newest page first, older ones as they are scrolled to. When
// somebody jumps to a message, a window around it, which grows both ways until it reaches the newest again.
#pragma once

#include "ui/live/on_live.h"
#include "ui/timeline/timeline_rows.h"

#include <QTimer>

namespace ieum::ui {

class Timeline : public ieum::ui::OnRoom {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(QAbstractItemModel* rows READ rows CONSTANT)
    Q_PROPERTY(bool atNewest READ atNewest NOTIFY changed)
    Q_PROPERTY(bool known READ known NOTIFY changed)
    /// Somebody looks at the newest messages: they count as read.
    Q_PROPERTY(bool reading MEMBER m_reading WRITE setReading NOTIFY readingChanged)
    /// The first message that had not been read; a line stands above it.
    Q_PROPERTY(QString unreadFrom MEMBER m_unreadFrom NOTIFY unreadFromChanged)
  public:
    explicit Timeline(QObject* parent = nullptr);
    QAbstractItemModel* rows() { return &m_rows; }
    bool atNewest() const { return m_around.isEmpty(); }
    bool known() const { return m_known; }
    void setReading(bool reading);
    Q_INVOKABLE void loadOlder();
    /// Those after a window around some message; once there are none, the newest are followed.
    Q_INVOKABLE void loadNewer();
    /// Where a message begins in the rows; -1: it is not among them.
    Q_INVOKABLE int rowOf(const QString& message) const;
    Q_INVOKABLE void jumpTo(const QString& message);
    /// To the first message of that time or after it; 0: to the very first.
    Q_INVOKABLE void jumpToTime(double ms);
    Q_INVOKABLE void showNewest();
    Q_INVOKABLE void showMore(const QString& message);
    /// Tells of the newest message that can be answered, or of our newest text. Nothing while older ones are looked at.
    Q_INVOKABLE void pickNewest(bool editing);

  signals:
    void readingChanged();
    void unreadFromChanged();
    void changed();
    /// A jump arrived: this row should come into view.
    void landed(int row);
    /// Rows come in front of the newest that is held, and came: so many.
    void newerComing();
    void newerCame(int rows);
    void jumped(const QString& message);
    void answerPicked(const QString& message, const QString& author, const QString& text);
    void editPicked(const QString& message, const QString& text);

  private:
    void follow(Live& live) override;
    void forget() override;
    void roomCame() override;
    void refresh();
    void refreshStatus();
    void take(Result<std::vector<node::MessageRow>> messages);
    void append(const std::vector<node::MessageRow>& page);
    void refreshGaps();
    void land();
    void show();
    void markRead();

    QString m_around, m_lastRead, m_unreadFrom;
    bool m_reading = false, m_known = false, m_older = true, m_landing = false, m_newerWanted = false;
    std::vector<node::MessageRow> m_messages; ///< oldest first
    TimelineLook m_look;
    RowModel<TimelineRow> m_rows;
    OneAtATime m_asking;
    QTimer m_soon; ///< file progress comes with every chunk; rows follow ten times a second
};

} // namespace ieum::ui
