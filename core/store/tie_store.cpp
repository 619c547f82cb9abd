// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/tie_store.h"

#include "store/keys.h"
#include "store/limits.h"
#include "store/search_tokens.h"

#include <algorithm>
#include <iterator>

namespace ieum::store {
namespace {

Tie tieOf(Statement& row, int first) { return {row.text(first), row.text(first + 1), row.id<PersonId>(first + 2)}; }

} // namespace

Done TieStore::put(const RoomId& room, const Tie& tie) {
    const auto inRoom = roomKey(*m_connection, room);
    if (!inRoom) return passOn(inRoom);
    const auto person = identityKey(*m_connection, tie.person.view());
    if (!person) return passOn(person);
    auto insert = m_connection->prepare("INSERT INTO tie(room, messenger, name, person) VALUES(?1, ?2, ?3, ?4)"
                                        " ON CONFLICT(room, messenger, name) DO UPDATE SET person=excluded.person");
    if (!insert) return passOn(insert);
    return insert->bind(*inRoom, tie.messenger, tie.name, *person).run();
}

Result<bool> TieStore::remove(const RoomId& room, std::string_view messenger, std::string_view name) {
    auto statement = m_connection->prepare("DELETE FROM tie WHERE room=(SELECT key FROM room WHERE id=?1)"
                                           " AND messenger=?2 AND name=?3");
    if (!statement) return passOn(statement);
    if (const auto done = statement->bind(room, lent(messenger), lent(name)).run(); !done) return passOn(done);
    return m_connection->changed() > 0;
}

Result<std::optional<PersonId>> TieStore::personOf(const RoomId& room, std::string_view messenger,
                                                   std::string_view name) {
    auto statement = m_connection->prepare("SELECT i.id FROM tie t JOIN identity i ON i.key=t.person"
                                           " WHERE t.room=(SELECT key FROM room WHERE id=?1) AND t.messenger=?2"
                                           " AND t.name=?3");
    if (!statement) return passOn(statement);
    return statement->bind(room, lent(messenger), lent(name)).first([](Statement& row) { return row.id<PersonId>(0); });
}

Result<std::vector<Tie>> TieStore::of(const RoomId& room) {
    auto statement = m_connection->prepare("SELECT t.messenger, t.name, i.id FROM tie t"
                                           " JOIN identity i ON i.key=t.person"
                                           " WHERE t.room=(SELECT key FROM room WHERE id=?1)"
                                           " ORDER BY t.messenger, t.name");
    if (!statement) return passOn(statement);
    return statement->bind(room).all([](Statement& row) { return tieOf(row, 0); });
}

Result<std::vector<TieInRoom>> TieStore::of(const std::vector<PersonId>& persons) {
    std::vector<TieInRoom> found;
    for (const PersonId& person : persons) {
        auto statement = m_connection->prepare("SELECT r.id, t.messenger, t.name, i.id FROM tie t"
                                               " JOIN room r ON r.key=t.room JOIN identity i ON i.key=t.person"
                                               " WHERE t.person=(SELECT key FROM identity WHERE id=?1)"
                                               " ORDER BY r.key, t.messenger, t.name");
        if (!statement) return passOn(statement);
        auto his = statement->bind(person).all([](Statement& row) {
            return TieInRoom{row.id<RoomId>(0), tieOf(row, 1)};
        });
        if (!his) return passOn(his);
        std::move(his->begin(), his->end(), std::back_inserter(found));
    }
    return found;
}

Result<std::vector<std::string>> tiedExpressions(Connection& connection, const std::vector<TieInRoom>& ties) {
    std::vector<std::string> expressions;
    for (const auto& [room, tie] : ties) {
        if (expressions.size() == tiesPerSearchMax) break;
        const auto key = findRoom(connection, room);
        if (!key) return passOn(key);
        std::string name;
        for (const std::string& term : queryTerms(tie.name)) name += (name.empty() ? "" : " AND ") + term;
        if (!*key || name.empty()) continue; // a name of signs only has no words
        expressions.push_back("(author : (" + name + ") AND tags : \"" + roomTag(**key) + "\")");
    }
    return expressions;
}

} // namespace ieum::store
