// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/composer/mentioning.h"

#include "ui/words/name_match.h"
#include "ui/words/names.h"

#include <algorithm>

namespace ieum::ui {
namespace {

using R = MentionedRow;
constexpr Role<R> roles[] = {{"key", &R::key}, {"name", &R::name}, {"initial", &R::initial}, {"hue", &R::hue}};
/// Further ones are found by typing on.
constexpr qsizetype mostRows = 30;

/// Where the "@" before `cursor` stands that begins a name; -1: nowhere. An address of a mail begins none.
int beginOf(const QString& text, int cursor) {
    for (int at = cursor - 1; at >= 0; --at) {
        if (text[at].isSpace()) return -1;
        if (text[at] == u'@') return at == 0 || !text[at - 1].isLetterOrNumber() ? at : -1;
    }
    return -1;
}

} // namespace

Mentioning::Mentioning(QObject* parent) : OnRoom(parent), m_rows(roles) {}

void Mentioning::follow(Live& live) {
    connect(&live, &Live::membersChanged, this, [this](const QString& room) {
        if (isOurs(room)) refresh();
    });
    refresh();
}

void Mentioning::forget() {
    m_members.clear();
    m_taken.clear();
    m_begin = m_dismissed = -1;
    show({});
}

void Mentioning::roomCame() { refresh(); }

void Mentioning::refresh() {
    if (!canAsk()) return;
    const node::ListMembers request{idOf<RoomId>(room())};
    live()->ask(this, request, [this, room = room()](const Result<std::vector<node::MemberRow>>& members) {
        if (!members || !isOurs(room)) return;
        m_members.clear();
        for (const node::MemberRow& member : *members) {
            const QString name = shownName(member.name);
            if (!member.isSelf && !name.isEmpty())
                m_members += {hexOf(member.person), name, initialOf(name), hueOf(member.person)};
        }
        std::stable_sort(m_members.begin(), m_members.end(),
                         [](const R& a, const R& b) { return a.name.localeAwareCompare(b.name) < 0; });
    });
}

void Mentioning::look(const QString& text, int cursor, const QString& composing) {
    m_text = text;
    m_cursor = std::clamp(cursor, 0, static_cast<int>(text.size()));
    m_begin = beginOf(text.left(m_cursor) + composing, m_cursor + static_cast<int>(composing.size()));
    if (m_begin < 0) m_dismissed = -1;
    if (m_begin < 0 || m_begin == m_dismissed) return show({});
    const QString words = text.mid(m_begin + 1, m_cursor - m_begin - 1) + composing;
    QList<R> first, others;
    for (const R& member : std::as_const(m_members)) {
        if (!nameMatches(member.name, words)) continue;
        (member.name.startsWith(words, Qt::CaseInsensitive) ? first : others) += member;
    }
    show((first + others).mid(0, mostRows));
}

void Mentioning::show(const QList<R>& rows) {
    if (m_rows.rows() != rows) m_at = 0;
    m_rows.replace(rows);
    emit changed();
}

void Mentioning::step(int by) {
    const auto count = static_cast<int>(m_rows.rows().size());
    if (count == 0) return;
    m_at = (m_at + by + count) % count;
    emit changed();
}

void Mentioning::dismiss() {
    m_dismissed = m_begin;
    show({});
}

void Mentioning::take(int row) {
    const int at = row < 0 ? m_at : row;
    if (m_begin < 0 || at >= m_rows.rows().size()) return;
    const R member = m_rows.rows()[at];
    m_taken.removeAll(member.key);
    m_taken.prepend(member.key);
    const QString written = QStringLiteral("@%1 ").arg(member.name);
    const QString text = m_text.left(m_begin) + written + m_text.mid(std::max(m_cursor, m_begin));
    const int cursor = m_begin + static_cast<int>(written.size());
    show({});
    emit taken(text, cursor);
}

QStringList Mentioning::meant(const QString& text) const {
    QList<R> members = m_members;
    // A longer name goes first, for it may begin with a shorter one; of namesakes the one who was chosen last.
    const auto rank = [this](const R& member) {
        const qsizetype place = m_taken.indexOf(member.key);
        return std::pair(-member.name.size(), place < 0 ? m_taken.size() : place);
    };
    std::stable_sort(members.begin(), members.end(), [&](const R& a, const R& b) { return rank(a) < rank(b); });
    QString left = text;
    QStringList persons;
    for (const R& member : std::as_const(members)) {
        const QString written = u'@' + member.name;
        if (!left.contains(written)) continue;
        left.replace(written, QStringLiteral("\n"));
        persons += member.key;
    }
    return persons;
}

} // namespace ieum::ui
