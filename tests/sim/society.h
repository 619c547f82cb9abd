// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What people do: they come together in rooms of many sizes, write, ask others in, throw each other out, and leave.
// Everything goes through the requests that the window and the command line use.
#pragma once

#include "sim/town.h"

namespace ieum::sim {

/// How busy people are, in deeds an hour and person.
struct Habits {
    double messages = 0.2;
    double invitations = 0.01;
    double removals = 0.01;
    double leavings = 0.003;
    double touches = 0.1; ///< of messages: edits, deletions, reactions, pins
    double roles = 0.01;
    double roomsPerPerson = 2.4;
    uint32_t roomMax = 10;
    double filesPerMessage = 0.05; ///< probability
    double secondComputers = 0;    ///< for each person
    double revocations = 0;        ///< of second computers
    double sum() const { return messages + invitations + removals + leavings + touches + roles + revocations; }
};

class Society {
  public:
    Society(Town& town, Habits habits);

    /// Everybody into his rooms, by real invitations; at the latest after an hour of virtual time.
    bool gather();
    /// Until town.endMs.
    void live();
    uint64_t roomCount() const { return m_rooms.size(); }

  private:
    struct Planned {
        std::vector<uint32_t> people; ///< the first one founds it
        RoomId id;
        bool direct = false;
        bool founded = false;
    };

    void plan();
    void found(Planned& room);
    void invite(Computer& host, const std::optional<RoomId>& room, Computer& guest);
    bool isComplete(const Planned& room) const;
    bool waitFor(const char* what, const std::function<bool()>& isDone);
    bool link();
    void link(Computer& first, Computer& second);
    bool isLinked(Computer& first, Computer& second) const;
    void act(Computer& computer);
    void again(Computer& computer);
    void write(Computer& computer);
    /// Whom it is meant for may change until it leaves the outbox.
    void follow(Computer& computer, size_t sent);
    void askSomebodyIn(Computer& computer);
    void throwSomebodyOut(Computer& computer);
    void leaveSomeRoom(Computer& computer);
    void revokeSecond(Computer& computer);
    /// One of his rooms that others are in; zero when there is none.
    RoomId someRoomOf(Computer& computer);
    bool mayAct(const Computer& computer) const;

    Town& m_town;
    Habits m_habits;
    Dice m_dice;
    std::vector<Planned> m_rooms;
    std::map<uint32_t, std::pair<uint32_t, DeviceId>> m_seconds; ///< computers, by the first one of the same person
    uint64_t m_written = 0;
};

} // namespace ieum::sim
