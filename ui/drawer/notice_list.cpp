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
    ++m_question;
    m_rows.replace({});
    m_next.reset();
    m_known = false;
    emit answered();
    load();
}

void NoticeList::more() {
    if (m_next) load();
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
            QList<R> rows = m_rows.rows();
            for (const auto& each : page->notices) rows += rowOf(each, QDateTime::currentMSecsSinceEpoch());
            m_rows.replace(rows);
        }
        emit answered();
    });
}

} // namespace ieum::ui
