// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What arrived since the window was last looked at, made into few notices: one for each room, which grows, or a single
// one when it is more than a few rooms. Pure.
#pragma once

#include "node/events.h"

#include <QHash>
#include <QString>
#include <vector>

namespace ieum::ui {

/// How much a notice tells.
enum class NoticeLevel {
    Full,   ///< sender, room, text
    Names,  ///< sender and room
    Hidden, ///< that something came
    Off,
};

struct DesktopNotice {
    QString key; ///< what has it already is replaced; of a room its id, of all `NoticeBurst::allKey`
    QString summary, body;
    bool operator==(const DesktopNotice&) const = default;
};

class NoticeBurst {
  public:
    static constexpr size_t roomsMax = 3;
    static constexpr const char* allKey = "all";

    /// Lines of the room itself, and what came from other messengers, are no news.
    void add(const node::MessageArrived& arrived);
    /// What is new since the last time; nothing when it is Off.
    std::vector<DesktopNotice> take(NoticeLevel level);
    /// Somebody looked.
    void clear();

  private:
    struct News {
        QString room, name, author, text;
        int count = 0;
        bool isNew = false; ///< since take()
    };
    static DesktopNotice noticeOf(const News& news, NoticeLevel level);
    DesktopNotice noticeOfAll(NoticeLevel level) const;
    std::vector<News> m_rooms; ///< the newest last
};

DesktopNotice outageNotice(const node::OutageRow& outage, qint64 nowMs);

} // namespace ieum::ui
