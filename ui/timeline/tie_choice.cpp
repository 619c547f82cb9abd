// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/timeline/tie_choice.h"

#include "ui/words/errors.h"
#include "ui/words/messengers.h"
#include "ui/words/names.h"

#include <algorithm>

namespace ieum::ui {
namespace {

using R = TieChoiceRow;
constexpr Role<R> roles[] = {
    {"key", &R::key}, {"name", &R::name}, {"initial", &R::initial}, {"hue", &R::hue}, {"chosen", &R::chosen}};

R rowOf(const node::MemberRow& member, const std::optional<PersonId>& tied) {
    R row;
    row.key = hexOf(member.person);
    row.name = shownName(member.name);
    row.initial = initialOf(row.name);
    row.hue = hueOf(member.person);
    row.chosen = tied == member.person;
    return row;
}

} // namespace

TieChoice::TieChoice(QObject* parent) : QObject(parent), m_rows(roles) {}

void TieChoice::show(const QString& room, const QString& message) {
    m_open = {};
    m_open.room = idOf<RoomId>(room);
    m_name.clear();
    m_provenance.clear();
    m_error.clear();
    m_tied = false;
    m_rows.replace({});
    emit changed();
    const node::ListAround request{m_open.room, idOf<MessageId>(message), 4};
    m_live->ask(this, request, [this, message, turn = ++m_turn](const Result<std::vector<node::MessageRow>>& messages) {
        if (turn != m_turn) return;
        if (!messages) return complain(messages.error());
        const auto found = std::find_if(messages->begin(), messages->end(),
                                        [&message](const auto& each) { return hexOf(each.id) == message; });
        if (found == messages->end() || !found->imported)
            return complain(fail(Cause::Input, NodeError::NoSuchMessage).value());
        take(*found);
    });
}

void TieChoice::take(const node::MessageRow& message) {
    m_open.name = message.importedName;
    m_open.source = message.source;
    m_open.person = message.tiedTo;
    m_name = isolated(shownName(message.importedName));
    m_provenance = provenanceText(message.source, message.importedBy);
    m_tied = message.tiedTo.has_value();
    emit changed();
    const auto hear = [this, turn = m_turn](const Result<std::vector<node::MemberRow>>& members) {
        if (turn != m_turn) return;
        if (!members) return complain(members.error());
        QList<R> rows;
        for (const node::MemberRow& member : *members) rows += rowOf(member, m_open.person);
        m_rows.replace(rows);
    };
    m_live->ask(this, node::ListMembers{m_open.room}, hear);
}

void TieChoice::complain(const Error& why) {
    m_error = errorText(why);
    emit changed();
}

void TieChoice::choose(const QString& person) {
    node::TieAuthor request = m_open;
    request.person = person.isEmpty() ? std::nullopt : std::optional(idOf<PersonId>(person));
    m_live->ask(this, std::move(request), [this, turn = m_turn](const Result<node::TieRow>& tied) {
        if (turn != m_turn) return;
        m_error = tied ? QString() : errorText(tied.error());
        emit changed();
        if (tied) emit settled();
    });
}

} // namespace ieum::ui
