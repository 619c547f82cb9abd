// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/notices/notice_burst.h"

#include "ui/outage/path_words.h"
#include "ui/words/names.h"
#include "ui/words/sizes.h"
#include "ui/words/times.h"

#include <QCoreApplication>
#include <algorithm>

namespace ieum::ui {
namespace {

struct Notices {
    Q_DECLARE_TR_FUNCTIONS(Notices)
};

constexpr qsizetype bodyLetters = 200;

QString textOf(const node::MessageRow& row) {
    QString text = oneLine(shownText(row.text), bodyLetters);
    if (!text.isEmpty() || row.files.empty()) return text;
    return Notices::tr("File: %1").arg(shownName(row.files.front().name));
}

QString countText(int count) { return Notices::tr("%n new message(s)", nullptr, count); }

} // namespace

void NoticeBurst::add(const node::MessageArrived& arrived) {
    const node::MessageRow& row = arrived.row;
    if (row.own || row.system || row.imported || row.gone != node::Gone::Here) return;
    const QString room = hexOf(row.room);
    auto at = std::find_if(m_rooms.begin(), m_rooms.end(), [&](const News& each) { return each.room == room; });
    News news = at == m_rooms.end() ? News{room, {}, {}, {}} : *at;
    if (at != m_rooms.end()) m_rooms.erase(at);
    news.name = shownName(arrived.roomName);
    news.author = shownName(row.authorName);
    news.text = textOf(row);
    ++news.count;
    news.isNew = true;
    m_rooms.push_back(std::move(news));
}

std::vector<DesktopNotice> NoticeBurst::take(NoticeLevel level) {
    std::vector<DesktopNotice> notices;
    const bool any = std::any_of(m_rooms.begin(), m_rooms.end(), [](const News& each) { return each.isNew; });
    if (!any || level == NoticeLevel::Off) return notices;
    if (m_rooms.size() > roomsMax || level == NoticeLevel::Hidden) {
        notices.push_back(noticeOfAll(level));
    } else {
        for (const News& each : m_rooms) {
            if (each.isNew) notices.push_back(noticeOf(each, level));
        }
    }
    for (News& each : m_rooms) each.isNew = false;
    return notices;
}

void NoticeBurst::clear() { m_rooms.clear(); }

/// A room of two is called like the other one.
DesktopNotice NoticeBurst::noticeOf(const News& news, NoticeLevel level) {
    const QString who =
        news.author == news.name ? news.name : QStringLiteral("%1 · %2").arg(isolated(news.author), news.name);
    if (level == NoticeLevel::Names) return {news.room, who, countText(news.count)};
    if (news.count == 1) return {news.room, who, news.text};
    return {news.room, QStringLiteral("%1 · %2").arg(news.name, countText(news.count)),
            Notices::tr("%1: %2").arg(isolated(news.author), news.text)};
}

DesktopNotice NoticeBurst::noticeOfAll(NoticeLevel level) const {
    int count = 0;
    QStringList names;
    for (const News& each : m_rooms) {
        count += each.count;
        names.prepend(each.name);
    }
    if (level == NoticeLevel::Hidden) return {allKey, Notices::tr("Ieum"), countText(count)};
    return {allKey, countText(count), namesText(names)};
}

DesktopNotice outageNotice(const node::OutageRow& outage, qint64 nowMs) {
    const QString key = QStringLiteral("outage");
    if (outage.endedMs != 0) return {key, Notices::tr("The home server answers again"), outageText(outage, nowMs)};
    return {key, Notices::tr("The home server does not answer"),
            Notices::tr("Since %1. What others on the network or a spare server can take still goes; the rest waits on "
                        "this computer.")
                .arg(momentOf(outage.beganMs, nowMs))};
}

} // namespace ieum::ui
