// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/doubles.h"

#include "sim/nemesis.h"

namespace ieum::sim::doubles {

namespace {

std::shared_ptr<Dice> diceFor(const Town& town, uint64_t whose) {
    return std::make_shared<Dice>(town.settings.seed, 400 + whose);
}

/// One of the tenth of the people to whom this happens; nullptr when another one was drawn.
Computer* oneOf(Town& town, Dice& dice, uint32_t digit) {
    Computer& computer = *town.computers[dice.below(town.computers.size())];
    const bool befalls = computer.number() % 10 == digit && !computer.disk().faults.isDead();
    return befalls ? &computer : nullptr;
}

/// What is said here is said by nobody whom the judge asks about it; that all see the same of it is judged.
void write(Computer& computer, Dice& dice) {
    if (!computer.isOn()) return;
    std::vector<RoomId> rooms;
    for (const auto& [id, room] : computer.parts().rooms.all()) {
        if (room->isMember()) rooms.push_back(id);
    }
    if (rooms.empty()) return;
    node::SendMessage message;
    message.room = dice.oneOf(rooms);
    message.text = computer.name + " says " + std::to_string(dice.next());
    computer.ask(message, [](const auto&) {});
}

void writeLater(Town& town, Computer& computer, Dice& dice, int64_t withinMs) {
    for (int i = 0; i < 3; ++i) {
        const auto own = std::make_shared<Dice>(dice.next(), 0);
        town.agenda.after(dice.between(secondMs, withinMs), [&computer, own] { write(computer, *own); });
    }
}

/// Among those of some LAN only, who may not know what it has written; then back to where it was.
void goAside(Town& town, Computer& computer, Dice& dice, int64_t forMs) {
    const Position before = computer.position;
    town.setInternet(computer, false);
    town.move(computer, static_cast<int>(dice.below(4)));
    town.agenda.after(forMs, [&town, &computer, before] {
        if (town.agenda.nowMs() >= town.endMs) return;
        town.setInternet(computer, before.internet);
        town.move(computer, before.place);
    });
}

} // namespace

void putImagesBack(Town& town) {
    const auto images = std::make_shared<std::map<uint32_t, Disk>>();
    const int64_t meanMs = 4 * hourMs / static_cast<int64_t>(town.computers.size());
    every(town, diceFor(town, 1), meanMs, [&town, images](Dice& dice) {
        Computer* computer = oneOf(town, dice, 1);
        if (computer == nullptr) return;
        if (!images->contains(computer->number()) || dice.chance(0.4)) {
            return (*images)[computer->number()].copyFrom(computer->disk());
        }
        town.stop(*computer);
        computer->disk().copyFrom(images->at(computer->number()));
        town.history.rewound.insert(computer->number());
        town.start(*computer);
        const int64_t asideMs = dice.between(10 * minuteMs, 2 * hourMs);
        writeLater(town, *computer, dice, asideMs);
        goAside(town, *computer, dice, asideMs);
    });
}

void runCopies(Town& town) {
    const int64_t meanMs = 6 * hourMs / static_cast<int64_t>(town.computers.size());
    every(town, diceFor(town, 2), meanMs, [&town](Dice& dice) {
        Computer* computer = oneOf(town, dice, 5);
        if (computer == nullptr || !computer->isOn()) return;
        Computer& copy = town.copy(*computer, dice.chance(0.5));
        copy.position = {static_cast<int>(dice.below(4)), 0, false};
        town.start(copy);
        const int64_t livesMs = dice.between(hourMs, 6 * hourMs);
        goAside(town, *computer, dice, livesMs);
        writeLater(town, copy, dice, livesMs);
        town.agenda.after(livesMs, [&town, &copy] { town.retire(copy); });
    });
}

} // namespace ieum::sim::doubles
