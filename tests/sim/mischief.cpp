// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/mischief.h"

#include "room/limits.h"
#include "sim/nemesis.h"

namespace ieum::sim::mischief {

namespace {

constexpr size_t fightersMax = 3;

std::shared_ptr<Dice> diceFor(const Town& town, uint64_t whose) {
    return std::make_shared<Dice>(town.settings.seed, 300 + whose);
}

Computer& anybody(Town& town, Dice& dice) { return *town.computers[dice.below(town.computers.size())]; }

/// In which he may write, with others in it; nullptr when there is none.
room::Room* someGroupOf(Computer& computer, Dice& dice) {
    std::vector<room::Room*> rooms;
    for (const auto& [id, room] : computer.parts().rooms.all()) {
        const bool fits = room->record().kind == room::RoomKind::Group && room->isMember() && !room->isReadOnly() &&
                          room->members().members().size() > 1;
        if (fits) rooms.push_back(room.get());
    }
    return rooms.empty() ? nullptr : dice.oneOf(rooms);
}

Computer* computerOf(Town& town, const PersonId& person) {
    for (const auto& each : town.computers) {
        if (each->person == person) return each.get();
    }
    return nullptr;
}

void putBack(Town& town, Computer& computer, const Disk& backup, int64_t afterMs) {
    town.stop(computer);
    computer.disk().copyFrom(backup, stateFolder);
    town.history.rewound.insert(computer.number());
    town.agenda.after(afterMs, [&town, &computer] { town.start(computer); });
}

void strike(Town& town, const RoomId& room, const std::vector<PersonId>& fighters) {
    for (size_t i = 0; i < fighters.size(); ++i) {
        const PersonId target = fighters[(i + 1) % fighters.size()];
        Computer* computer = computerOf(town, fighters[i]);
        if (computer == nullptr || !computer->isOn()) continue;
        computer->ask(node::RenameRoom{room, "the room of " + computer->name}, [](const auto&) {});
        town.history.removals[{room, target}] = town.agenda.nowMs();
        computer->ask(node::RemoveMember{room, target}, [](const auto&) {});
    }
}

/// The text of another year, or none that anybody can read.
void fillMessage(wire::Message& message, Dice& dice) {
    message.set_text(dice.chance(0.5) ? "from another year " + std::to_string(dice.below(1'000'000))
                                      : std::string(room::textBytesMax + 1, 'x'));
}

/// What no honest program says; nothing when there is no occasion.
std::optional<wire::ContentBody> nonsense(Computer& computer, const room::Room& room, History& history, Dice& dice) {
    wire::ContentBody body;
    std::string nonce(16, '\0');
    for (char& each : nonce) each = static_cast<char>(dice.below(256));
    body.set_nonce(nonce);
    body.set_written_ms(dice.chance(0.5) ? 4'070'908'800'000 : computer.clock().now().wall.ms);
    const auto page = computer.parts().world.stores.messages.page(room.record().id, 8);
    const bool hasTarget = page && !page->empty();
    const size_t drawn = dice.below(4);
    if (drawn == 0 || !hasTarget) {
        fillMessage(*body.mutable_message(), dice);
        return body;
    }
    const room::MessageRecord& target = dice.oneOf(*page);
    const bool mayTouch =
        target.author == computer.person || room::mayHide(room.members(), computer.person, target.author);
    if (drawn == 1) {
        if (target.author == computer.person) return std::nullopt;
        body.mutable_edit()->set_message(wire::fieldOf(target.id));
        body.mutable_edit()->set_text("forged");
    } else if (drawn == 2) {
        if (mayTouch) return std::nullopt;
        body.mutable_deletion()->set_message(wire::fieldOf(target.id));
        history.wishes.forged[target.id].insert(computer.person);
    } else {
        body.mutable_reaction()->set_message(wire::fieldOf(target.id));
        body.mutable_reaction()->set_emoji(std::string(5000, 'e'));
    }
    return body;
}

void say(Town& town, Computer& computer, room::Room& room, wire::ContentBody body) {
    store::Connection& connection = *computer.parts().world.connection;
    if (!connection.begin()) return;
    std::vector<wire::ContentBody> bodies;
    bodies.push_back(std::move(body));
    const bool sent = room.send(std::move(bodies), computer.clock().now()) && connection.commit();
    // The engine knows nothing of what was rolled back beneath it.
    if (!sent) return town.crash(computer, false);
    computer.post(node::Finished{});
}

} // namespace

void restoreBackups(Town& town) {
    const auto backups = std::make_shared<std::map<uint32_t, Disk>>();
    const int64_t meanMs = 12 * hourMs / static_cast<int64_t>(town.computers.size());
    every(town, diceFor(town, 1), meanMs, [&town, backups](Dice& dice) {
        // A tenth of the people make backups.
        Computer& computer = anybody(town, dice);
        if (computer.number() % 10 != 3 || computer.disk().faults.isDead()) return;
        if (!backups->contains(computer.number()) || dice.chance(0.4)) {
            return (*backups)[computer.number()].copyFrom(computer.disk());
        }
        putBack(town, computer, backups->at(computer.number()), dice.between(minuteMs, hourMs));
    });
}

void fight(Town& town) {
    every(town, diceFor(town, 2), 4 * hourMs, [&town](Dice& dice) {
        Computer& computer = anybody(town, dice);
        room::Room* room = computer.isOn() ? someGroupOf(computer, dice) : nullptr;
        if (room == nullptr || room->members().roleOf(computer.person) != room::Role::Owner) return;
        std::vector<PersonId> fighters{computer.person};
        for (const auto& [person, member] : room->members().members()) {
            if (person == computer.person || fighters.size() == fightersMax) continue;
            fighters.push_back(person);
            computer.ask(node::SetRole{room->record().id, person, node::Role::Owner}, [](const auto&) {});
        }
        town.agenda.after(dice.between(minuteMs, hourMs), [&town, id = room->record().id, fighters] {
            if (town.agenda.nowMs() < town.endMs) strike(town, id, fighters);
        });
    });
}

void misbehave(Town& town) {
    const int64_t meanMs = 3 * hourMs / static_cast<int64_t>(town.computers.size());
    every(town, diceFor(town, 3), meanMs, [&town](Dice& dice) {
        Computer& computer = anybody(town, dice);
        if (computer.number() % 10 != 7 || !computer.isOn() || computer.disk().faults.isDead()) return;
        if (computer.parts().restoration.isReadOnly()) return;
        room::Room* room = someGroupOf(computer, dice);
        if (room == nullptr || !room::mayWrite(room->members(), computer.person)) return;
        town.history.villains.insert(computer.number());
        if (auto body = nonsense(computer, *room, town.history, dice)) say(town, computer, *room, std::move(*body));
    });
}

} // namespace ieum::sim::mischief
