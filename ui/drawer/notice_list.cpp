// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/drawer/notice_list.h"

#include "ui/words/names.h"
#include "ui/words/times.h"

#include <QDateTime>

namespace ieum::ui {
namespace {

using R = NoticeRow;
constexpr Role<R> roles[] = {{"key", &R::key}, {"text", &R::text}, {"origin", &R::origin}};
constexpr qsizetype shownLetters = 300;

R rowOf(const node::MessageRow& message, qint64 nowMs) {
    const QString text = message.text.empty() && !message.files.empty()
                             ? shownName(message.files.front().name)
                             : oneLine(shownText(message.text), shownLetters);
    return {hexOf(message.id), text,
            QStringLiteral("%1 · %2").arg(isolated(shownName(message.authorName)), listTime(message.timeMs, nowMs))};
}

} // namespace

NoticeList::NoticeList(QObject* parent) : QObject(parent), m_rows(roles) {
    connect(this, &NoticeList::wantedChanged, this, &NoticeList::begin);
}

void NoticeList::begin() {
    m_rows.replace({});
    m_known = false;
    emit answered();
    if (m_live != nullptr) connect(m_live, &Live::timelineChanged, this, &NoticeList::follow, Qt::UniqueConnection);
    restart();
}

void NoticeList::follow(const QString& room) {
    if (room == m_room) restart();
}

/// What is shown stays until as much is found again.
void NoticeList::restart() {
    ++m_question;
    m_found.clear();
    m_next.reset();
    m_wanted = m_rows.rows().size();
    load();
}

void NoticeList::more() {
    if (!m_next) return;
    load();
}

void NoticeList::load() {
    if (m_live == nullptr || m_room.isEmpty() || !m_asking.begin()) return;
    node::ListNotices request;
    request.room = idOf<RoomId>(m_room);
    request.before = m_next;
    m_live->ask(this, request, [this, question = m_question](const Result<node::NoticeList>& page) {
        (void)m_asking.end();
        if (question != m_question) return load();
        m_known = true;
        m_next = page ? page->next : std::nullopt;
        if (page) {
            for (const auto& each : page->notices) m_found += rowOf(each, QDateTime::currentMSecsSinceEpoch());
            if (m_next && m_found.size() < m_wanted) return load();
            m_rows.replace(m_found);
        }
        emit answered();
    });
}

} // namespace ieum::ui
