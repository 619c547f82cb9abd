// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/search/message_search.h"

#include "ui/words/errors.h"
#include "ui/words/messengers.h"
#include "ui/words/names.h"
#include "ui/words/times.h"

#include <QDateTime>

namespace ieum::ui {
namespace {

using R = HitRow;
constexpr Role<R> roles[] = {{"key", &R::key},         {"room", &R::room}, {"place", &R::place},
                             {"author", &R::author},   {"time", &R::time}, {"text", &R::text},
                             {"initial", &R::initial}, {"hue", &R::hue},   {"inFileName", &R::inFileName}};
constexpr int settleMs = 150;

R rowOf(const node::SearchHit& hit, qint64 nowMs) {
    R row;
    row.key = hexOf(hit.id);
    row.room = hexOf(hit.room);
    row.place = shownName(hit.roomName);
    row.author = shownName(hit.authorName);
    row.initial = initialOf(row.author);
    if (!hit.importedName.empty()) row.author = tiedName(hit.authorName, hit.importedName);
    row.time = listTime(hit.timeMs, nowMs);
    row.text = oneLine(shownText(hit.text), 160);
    row.hue = hueOf(hit.author);
    row.inFileName = hit.inFileName;
    return row;
}

node::SearchKind kindOf(const QString& kind) {
    if (kind == QLatin1String("texts")) return node::SearchKind::Texts;
    if (kind == QLatin1String("files")) return node::SearchKind::Files;
    if (kind == QLatin1String("pictures")) return node::SearchKind::Pictures;
    return kind == QLatin1String("links") ? node::SearchKind::Links : node::SearchKind::Any;
}

} // namespace

MessageSearch::MessageSearch(QObject* parent) : QObject(parent), m_rows(roles) {
    m_soon.setSingleShot(true);
    m_soon.setInterval(settleMs);
    connect(&m_soon, &QTimer::timeout, this, &MessageSearch::ask);
    connect(this, &MessageSearch::narrowed, &m_soon, qOverload<>(&QTimer::start));
}

void MessageSearch::setWords(const QString& words) {
    if (m_words == words) return;
    m_words = words;
    emit wordsChanged();
    m_soon.start();
}

void MessageSearch::setRoom(const QString& room) {
    if (m_room == room) return;
    m_room = room;
    emit roomChanged();
    m_soon.start();
}

void MessageSearch::setSender(const QString& sender) {
    if (m_sender == sender) return;
    m_sender = sender;
    emit senderChanged();
    m_soon.start();
}

/// Enough to look for without words.
bool MessageSearch::isNarrowed() const {
    const auto kind = kindOf(m_kind);
    return !m_sender.trimmed().isEmpty() || kind == node::SearchKind::Links ||
           (kind != node::SearchKind::Any && kind != node::SearchKind::Texts && !m_room.isEmpty());
}

void MessageSearch::ask() {
    const quint64 question = ++m_question;
    if (m_words.trimmed().isEmpty() && !isNarrowed()) return show(std::vector<node::SearchHit>{});
    node::Search request;
    request.words = m_words.trimmed().toStdString();
    if (!m_room.isEmpty()) request.room = idOf<RoomId>(m_room);
    request.sender = m_sender.trimmed().toStdString();
    request.kind = kindOf(m_kind);
    if (m_days > 0) request.fromMs = QDate::currentDate().addDays(1 - m_days).startOfDay().toMSecsSinceEpoch();
    m_live->ask(this, request, [this, question](const Result<std::vector<node::SearchHit>>& hits) {
        if (question == m_question) show(hits);
    });
}

void MessageSearch::show(const Result<std::vector<node::SearchHit>>& hits) {
    QList<HitRow> rows;
    QSet<QString> seen;
    if (hits) {
        for (const auto& hit : *hits) {
            const auto row = rowOf(hit, QDateTime::currentMSecsSinceEpoch());
            if (!seen.contains(row.key)) rows += row;
            seen.insert(row.key);
        }
    }
    m_error = hits ? QString() : errorText(hits.error());
    m_nothingFound = hits && rows.isEmpty() && (!m_words.trimmed().isEmpty() || isNarrowed());
    m_rows.replace(rows);
    emit answered();
}

} // namespace ieum::ui
