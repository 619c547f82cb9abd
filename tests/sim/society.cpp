// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/society.h"

#include "sim/touches.h"

#include <algorithm>
#include <cmath>

namespace ieum::sim {

namespace {

/// What its author saw last before he wrote this; it may have left the outbox already.
std::optional<MessageId> newestBefore(Computer& computer, const RoomId& room, const MessageId& written) {
    store::MessageStore& messages = computer.parts().world.stores.messages;
    const auto own = messages.find(room, written);
    std::optional<room::TimelineKey> before;
    if (own && *own) before = (*own)->key;
    const auto page = messages.page(room, 1, before);
    if (!page || page->empty()) return std::nullopt;
    return page->front().id;
}

Persons membersOf(Computer& computer, const RoomId& room) {
    auto members = std::make_shared<std::set<PersonId>>();
    const room::Room* here = computer.parts().rooms.find(room);
    if (here == nullptr) return members; // back to a time before he entered it
    for (const auto& [person, member] : here->members().members()) members->insert(person);
    return members;
}

} // namespace

Society::Society(Town& town, Habits habits) : m_town(town), m_habits(habits), m_dice(town.settings.town(), 2) {}

void Society::plan() {
    const auto nodes = static_cast<uint32_t>(m_town.computers.size());
    const auto seats = static_cast<uint64_t>(m_habits.roomsPerPerson * nodes);
    for (uint64_t taken = 0; taken < seats;) {
        Planned room;
        // Many small rooms and few large ones: the square pulls towards two.
        const double drawn = static_cast<double>(m_dice.below(1000)) / 1000;
        const auto size = std::min<uint64_t>(2 + static_cast<uint64_t>(drawn * drawn * (m_habits.roomMax - 1)), nodes);
        room.direct = size == 2;
        // Neighbours by number know each other, and everybody knows somebody far away.
        const auto first = static_cast<uint32_t>(m_dice.below(nodes));
        std::set<uint32_t> people{first};
        while (people.size() < size) {
            const auto near = (first + m_dice.below(2 * size + 6)) % nodes;
            people.insert(static_cast<uint32_t>(m_dice.chance(0.9) ? near : m_dice.below(nodes)));
        }
        room.people.assign(people.begin(), people.end());
        std::swap(room.people.front(), room.people[m_dice.below(size)]);
        taken += size;
        m_rooms.push_back(std::move(room));
    }
}

bool Society::gather() {
    plan();
    for (const auto& computer : m_town.computers) {
        for (const auto& site : m_town.sites) {
            // The operator's token goes to those who found rooms; the others come to know replicas by invitation.
            computer->ask(node::AddReplica{net::toText(site->address())}, [](const auto&) {});
        }
    }
    for (Planned& room : m_rooms) found(room);
    const auto areComplete = [this] {
        return std::all_of(m_rooms.begin(), m_rooms.end(), [this](const Planned& room) { return isComplete(room); });
    };
    return waitFor("the rooms were not complete", areComplete) && link();
}

bool Society::waitFor(const char* what, const std::function<bool()>& isDone) {
    const int64_t limitMs = m_town.agenda.nowMs() + hourMs;
    while (m_town.agenda.nowMs() < limitMs) {
        if (!m_town.runUntil(m_town.agenda.nowMs() + 10 * secondMs)) return false;
        if (isDone()) return true;
    }
    m_town.accuse(what + std::string(" after an hour without any trouble"));
    return false;
}

bool Society::link() {
    std::vector<std::pair<Computer*, Computer*>> pairs;
    const size_t people = m_town.computers.size();
    for (size_t i = 0; i < people; ++i) {
        if (!m_dice.chance(m_habits.secondComputers)) continue;
        Computer& first = *m_town.computers[i];
        pairs.emplace_back(&first, &m_town.add(first.name + "b"));
        link(first, *pairs.back().second);
    }
    const bool linked = pairs.empty() || waitFor("the second computers were not in all rooms", [&] {
                            return std::all_of(pairs.begin(), pairs.end(), [this](const auto& each) {
                                return isLinked(*each.first, *each.second);
                            });
                        });
    for (const auto& [first, second] : pairs) {
        second->person = first->person;
        m_seconds[first->number()] = {second->number(), second->parts().world.identity->deviceId()};
    }
    return linked;
}

void Society::link(Computer& first, Computer& second) {
    first.ask(node::LinkDevice{}, [this, &first, &second](const Result<node::InviteLink>& link) {
        if (!link) return m_town.accuse("no link for a second computer could be made");
        m_town.network.look(first);
        second.ask(node::JoinAsDevice{link->link}, [this, &second](const Result<node::Accepted>& joined) {
            if (!joined) m_town.accuse("a second computer was not taken");
            m_town.network.look(second);
        });
    });
}

bool Society::isLinked(Computer& first, Computer& second) const {
    node::Parts& there = second.parts();
    if (there.world.identity->person() != first.person) return false;
    return std::ranges::all_of(first.parts().rooms.all(), [&](const auto& each) {
        const room::Room* room = there.rooms.find(each.first);
        return room != nullptr && room->isMember();
    });
}

void Society::found(Planned& room) {
    Computer& host = *m_town.computers[room.people.front()];
    if (room.direct) {
        room.id = room::directRoomId(host.person, m_town.computers[room.people[1]]->person);
        room.founded = true;
        m_town.agenda.after(m_dice.between(1, 30 * secondMs), [this, &host, guest = room.people[1]] {
            invite(host, std::nullopt, *m_town.computers[guest]);
        });
        return;
    }
    host.ask(node::CreateRoom{"Room " + std::to_string(&room - m_rooms.data())}, [this, &host, &room](const auto& id) {
        if (!id) return m_town.accuse("no room could be made");
        room.id = *id;
        room.founded = true;
        for (size_t i = 1; i < room.people.size(); ++i) {
            m_town.agenda.after(m_dice.between(1, minuteMs), [this, &host, &room, guest = room.people[i]] {
                invite(host, room.id, *m_town.computers[guest]);
            });
        }
    });
}

void Society::invite(Computer& host, const std::optional<RoomId>& room, Computer& guest) {
    if (room) ++m_town.history.invitations[{*room, guest.person}];
    host.ask(node::MakeInvite{room}, [this, &host, &guest](const Result<node::InviteLink>& link) {
        if (!link) return; // no longer allowed to
        m_town.network.look(host);
        // By hand, by mail, or on paper: it takes a moment.
        m_town.agenda.after(m_dice.between(100, 2000), [this, &guest, text = link->link] {
            guest.ask(node::AcceptInvite{text}, [this, &guest](const auto&) { m_town.network.look(guest); });
        });
    });
}

bool Society::isComplete(const Planned& room) const {
    return room.founded && std::all_of(room.people.begin(), room.people.end(), [&](uint32_t number) {
               Computer& computer = *m_town.computers[number];
               if (!computer.isOn()) return false;
               const room::Room* here = computer.parts().rooms.find(room.id);
               return here != nullptr && here->members().members().size() == room.people.size();
           });
}

void Society::live() {
    m_dice.mix(m_town.settings.seed);
    for (const auto& computer : m_town.computers) again(*computer);
}

void Society::again(Computer& computer) {
    const double drawn = (static_cast<double>(computer.dice().below(1'000'000)) + 1) / 1'000'001;
    const auto waitMs = static_cast<int64_t>(-std::log(drawn) * static_cast<double>(hourMs) / m_habits.sum());
    if (m_town.agenda.nowMs() + waitMs >= m_town.endMs) return;
    m_town.agenda.after(waitMs, [this, &computer] {
        if (mayAct(computer)) act(computer);
        again(computer);
    });
}

bool Society::mayAct(const Computer& computer) const {
    return computer.isOn() && m_town.history.deeds < m_town.settings.opsMax;
}

void Society::act(Computer& computer) {
    ++m_town.history.deeds;
    double drawn = static_cast<double>(computer.dice().below(1'000'000)) / 1'000'000 * m_habits.sum();
    const auto fallsTo = [&drawn](double share) {
        drawn -= share;
        return drawn < 0;
    };
    if (fallsTo(m_habits.messages)) return write(computer);
    if (fallsTo(m_habits.invitations)) return askSomebodyIn(computer);
    if (fallsTo(m_habits.removals)) return throwSomebodyOut(computer);
    if (fallsTo(m_habits.leavings)) return leaveSomeRoom(computer);
    if (fallsTo(m_habits.revocations)) return revokeSecond(computer);
    const RoomId room = someRoomOf(computer);
    if (room.isZero()) return;
    if (fallsTo(m_habits.roles)) return changeSomeRole(m_town, computer, room);
    touchSomeMessage(m_town, computer, room);
}

RoomId Society::someRoomOf(Computer& computer) {
    std::vector<RoomId> rooms;
    for (const auto& [id, room] : computer.parts().rooms.all()) {
        if (room->isMember() && room->members().members().size() > 1) rooms.push_back(id);
    }
    return rooms.empty() ? RoomId{} : computer.dice().oneOf(rooms);
}

void Society::write(Computer& computer) {
    const RoomId room = someRoomOf(computer);
    if (room.isZero()) return;
    node::SendMessage message;
    message.room = room;
    message.text = "m" + std::to_string(++m_written) + " of P" + std::to_string(computer.number());
    if (computer.dice().chance(m_habits.filesPerMessage)) {
        if (std::string path = writeSomeFile(computer); !path.empty()) message.filePaths.push_back(std::move(path));
    }
    const Persons before = membersOf(computer, room);
    computer.ask(message, [this, &computer, message, before](const Result<MessageId>& id) {
        if (!id) return; // removed in the meantime, or the disk is full: he was told so
        Sent sent;
        sent.room = message.room;
        sent.author = computer.number();
        sent.id = *id;
        sent.text = message.text;
        sent.ackedMs = m_town.agenda.nowMs();
        sent.files = message.filePaths.size();
        m_town.history.wishes.wordings[*id].insert(message.text);
        sent.members = membersOf(computer, message.room);
        sent.meant.insert(before->begin(), before->end());
        sent.after = newestBefore(computer, message.room, *id);
        m_town.history.sent.push_back(std::move(sent));
        follow(computer, m_town.history.sent.size() - 1);
    });
}

void Society::follow(Computer& computer, size_t number) {
    if (computer.isOn()) {
        Sent& sent = m_town.history.sent[number];
        const Persons members = membersOf(computer, sent.room);
        sent.meant.insert(members->begin(), members->end());
        const auto waiting = computer.parts().world.stores.outbox.all();
        const bool waits = waiting && std::any_of(waiting->begin(), waiting->end(),
                                                  [&](const auto& record) { return record.id == sent.id; });
        if (!waits) return;
    }
    m_town.agenda.after(minuteMs, [this, &computer, number] { follow(computer, number); });
}

void Society::askSomebodyIn(Computer& computer) {
    const RoomId id = someRoomOf(computer);
    if (id.isZero()) return;
    const room::Room& room = *computer.parts().rooms.find(id);
    Computer& guest = *m_town.computers[computer.dice().below(m_town.computers.size())];
    const bool fits = room.record().kind == room::RoomKind::Group && guest.isOn() &&
                      !m_town.history.revoked.contains(guest.number()) &&
                      room.members().roleOf(guest.person) == room::Role::None &&
                      room::mayAdd(room.members(), computer.person);
    if (!fits) return;
    ++m_town.history.joined;
    m_town.history.newcomers.insert({id, guest.person});
    invite(computer, id, guest);
}

void Society::throwSomebodyOut(Computer& computer) {
    const RoomId id = someRoomOf(computer);
    if (id.isZero()) return;
    const room::Room& room = *computer.parts().rooms.find(id);
    std::vector<PersonId> targets;
    for (const auto& [person, member] : room.members().members()) {
        if (person != computer.person && room::mayRemove(room.members(), computer.person, person)) {
            targets.push_back(person);
        }
    }
    if (targets.empty() || room.record().kind != room::RoomKind::Group) return;
    const PersonId target = computer.dice().oneOf(targets);
    ++m_town.history.removed;
    m_town.history.removals[{id, target}] = m_town.agenda.nowMs();
    computer.ask(node::RemoveMember{id, target}, [](const auto&) {});
}

void Society::leaveSomeRoom(Computer& computer) {
    const RoomId id = someRoomOf(computer);
    if (id.isZero() || computer.parts().rooms.find(id)->record().kind != room::RoomKind::Group) return;
    m_town.history.removals[{id, computer.person}] = m_town.agenda.nowMs();
    computer.ask(node::LeaveRoom{id}, [](const auto&) {});
}

void Society::revokeSecond(Computer& computer) {
    const auto second = m_seconds.find(computer.number());
    if (second == m_seconds.end()) return;
    const auto& [number, device] = second->second;
    if (!m_town.history.revoked.try_emplace(number, Revocation{computer.number(), std::nullopt}).second) return;
    computer.ask(node::RevokeDevice{device}, [this, number = number](const auto& done) {
        if (done) m_town.history.revoked.at(number).doneMs = m_town.agenda.nowMs();
    });
}

} // namespace ieum::sim
