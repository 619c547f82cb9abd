// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/drawer/link_list.h"

#include "ui/links/found_links.h"
#include "ui/words/messengers.h"
#include "ui/words/names.h"
#include "ui/words/times.h"

#include <QDateTime>
#include <algorithm>

namespace ieum::ui {
namespace {

using R = LinkRow;
constexpr Role<R> roles[] = {{"key", &R::key},   {"message", &R::message}, {"url", &R::url},
                             {"host", &R::host}, {"shown", &R::shown},     {"origin", &R::origin}};
constexpr qsizetype shownLetters = 120;

void addLinks(QList<R>& rows, const node::SearchHit& hit, qint64 nowMs) {
    const QString author =
        hit.importedName.empty() ? isolated(shownName(hit.authorName)) : tiedName(hit.authorName, hit.importedName);
    int place = 0;
    for (const FoundLink& link : linksIn(QString::fromStdString(hit.text))) {
        if (link.kind != LinkKind::Web) continue;
        R row;
        row.message = hexOf(hit.id);
        row.key = QStringLiteral("%1/%2").arg(row.message).arg(place++);
        row.url = link.url;
        row.host = link.host;
        row.shown = oneLine(link.url, shownLetters);
        row.origin = QStringLiteral("%1 · %2").arg(author, listTime(hit.timeMs, nowMs));
        rows += row;
    }
}

} // namespace

LinkList::LinkList(QObject* parent) : QObject(parent), m_rows(roles) {
    connect(this, &LinkList::wantedChanged, this, &LinkList::begin);
}

void LinkList::begin() {
    m_rows.replace({});
    m_known = false;
    emit answered();
    if (m_live != nullptr) connect(m_live, &Live::timelineChanged, this, &LinkList::follow, Qt::UniqueConnection);
    restart();
}

void LinkList::follow(const QString& room) {
    if (room == m_room) restart();
}

/// What is shown stays until as much is found again.
void LinkList::restart() {
    ++m_question;
    m_found.clear();
    m_next.reset();
    m_wanted = std::max<qsizetype>(m_rows.rows().size(), 1); // pages without any are passed over
    load();
}

void LinkList::more() {
    if (!m_next) return;
    m_wanted = std::max(m_wanted, m_found.size() + 1);
    load();
}

void LinkList::load() {
    if (m_live == nullptr || m_room.isEmpty() || !m_asking.begin()) return;
    node::ListLinks request;
    request.room = idOf<RoomId>(m_room);
    request.before = m_next;
    m_live->ask(this, request, [this, question = m_question](const Result<node::LinkList>& page) {
        (void)m_asking.end();
        if (question != m_question) return load();
        m_known = true;
        m_next = page ? page->next : std::nullopt;
        if (page) {
            for (const node::SearchHit& hit : page->hits) addLinks(m_found, hit, QDateTime::currentMSecsSinceEpoch());
            if (m_next && m_found.size() < m_wanted) return load();
            m_rows.replace(m_found);
        }
        emit answered();
    });
}

} // namespace ieum::ui
