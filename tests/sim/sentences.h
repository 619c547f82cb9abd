// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// How the judge puts what he found, and what he does not ask about.
#pragma once

#include "sim/judge.h"

#include <algorithm>

namespace ieum::sim {

/// After so many of one kind, nobody learns anything from another.
constexpr size_t perKindMax = 5;

inline std::string nameOf(uint32_t computer) { return "P" + std::to_string(computer); }
inline std::string nameOf(const RoomId& room) { return "room " + room.hex().substr(0, 8); }
/// The same on all computers: a wiped text is wiped everywhere.
inline std::string nameOf(const Shown& message) { return message.gone ? message.id.hex() : message.text; }

class Sentences {
  public:
    explicit Sentences(Verdict& verdict) : m_verdict(verdict) {}
    void add(std::string text) {
        if (m_count++ < perKindMax) m_verdict.push_back(std::move(text));
    }

  private:
    Verdict& m_verdict;
    size_t m_count = 0;
};

/// Nothing that was done makes it doubtful whether this person is a member.
inline bool isSettled(const History& history, const RoomId& room, const PersonId& person) {
    const auto invited = history.invitations.find({room, person});
    return !history.wasRemoved(room, person) && (invited == history.invitations.end() || invited->second <= 1);
}

/// Asked in late, he may be in the room on a computer alone that he revoked before he knew of it on the others. Nobody
/// of his can do anything about that.
inline bool mayBeThereByALostOne(const History& history, const Ending& ending, const RoomId& room,
                                 const PersonId& person) {
    const auto [from, to] = ending.computersOf.equal_range(person);
    return history.newcomers.contains({room, person}) &&
           std::any_of(from, to, [&](const auto& each) { return history.revoked.contains(each.second); });
}

} // namespace ieum::sim
