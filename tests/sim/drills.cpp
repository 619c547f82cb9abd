// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/drills.h"

#include "sim/nemesis.h"

namespace ieum::sim::drills {

namespace {

constexpr uint32_t islandSize = 50;

std::shared_ptr<Dice> diceOf(const Town& town, uint64_t whose) {
    return std::make_shared<Dice>(town.settings.seed, 200 + whose);
}

void place(Town& town, const std::function<Position(uint32_t)>& where) {
    for (const auto& computer : town.computers) computer->position = where(computer->number());
    town.network.raiseWalls();
    for (const auto& computer : town.computers) town.network.look(*computer);
}

void onlyByReplica(Town& town) {
    town.hasLanAtTheEnd = false;
    place(town, [](uint32_t) { return Position{-1, 0, true}; });
}

int64_t partOf(const Town& town, double part) {
    const int64_t beganMs = town.agenda.nowMs();
    return beganMs + static_cast<int64_t>(part * static_cast<double>(town.endMs - beganMs));
}

/// A refusal is an answer, too: what is to be removed or moved may not be in the list.
void changeReplicas(Computer& computer, const ReplicaSite& site, Dice& dice) {
    if (!computer.isOn()) return;
    const ReplicaKey key = site.address().key;
    const auto drawn = dice.below(10);
    if (drawn < 4) {
        computer.ask(node::AddReplica{net::toText(site.address())}, [](const auto&) {});
    } else if (drawn < 8) {
        computer.ask(node::RemoveReplica{key}, [](const auto&) {});
    } else {
        computer.ask(node::MoveReplica{key, static_cast<uint32_t>(dice.below(6))}, [](const auto&) {});
    }
}

/// What people do with their own disk; a refusal is a finding.
void useOwnDisk(Town& town, Computer& computer) {
    const auto demand = [&town, &computer](const char* what) {
        return [&town, &computer, what](const auto& answer) {
            if (!answer) town.accuse("P" + std::to_string(computer.number()) + " cannot " + what);
        };
    };
    computer.ask(node::ListRooms{}, demand("list rooms"));
    computer.ask(node::GetStatus{}, demand("see what works"));
    node::Search search;
    search.words = "of";
    computer.ask(search, demand("search"));
    for (const auto& [id, room] : computer.parts().rooms.all()) {
        node::ListMessages read;
        read.room = id;
        computer.ask(read, demand("read"));
    }
}

/// Everybody is on: whoever is meant has every text that is some minutes old.
void demandTexts(Town& town) {
    constexpr int64_t patienceMs = 10 * minuteMs;
    for (const Sent& sent : town.history.sent) {
        if (sent.ackedMs + patienceMs > town.agenda.nowMs() || town.history.wishes.gone.contains(sent.id)) continue;
        for (const auto& computer : town.computers) {
            const bool isMeant = sent.members->contains(computer->person) &&
                                 !town.history.wasRemoved(sent.room, computer->person) &&
                                 !town.history.newcomers.contains({sent.room, computer->person});
            if (!isMeant || town.history.wasRemoved(sent.room, town.computers[sent.author]->person)) continue;
            const auto found = computer->parts().world.stores.messages.find(sent.room, sent.id);
            if (!found || !*found)
                return town.accuse("P" + std::to_string(computer->number()) + " waits for " + sent.text);
        }
    }
}

void flap(Town& town, ReplicaSite& site) {
    if (town.agenda.nowMs() + 30 * secondMs >= town.endMs) return;
    town.agenda.after(30 * secondMs, [&town, &site] {
        if (site.isOn()) {
            town.stop(site, false);
        } else {
            town.start(site);
        }
        flap(town, site);
    });
}

} // namespace

void pangyo(Town& town) {
    for (const auto& site : town.sites) town.stop(*site, true);
    place(town, [](uint32_t number) { return Position{static_cast<int>(number / islandSize), 0, false}; });
    const auto islands = 1 + (static_cast<size_t>(town.settings.nodes) - 1) / islandSize;
    // One in twenty carries his computer to another island twice a day, and with it what others wrote.
    const auto meanMs = 12 * hourMs * 20 / static_cast<int64_t>(town.settings.nodes);
    every(town, diceOf(town, 1), meanMs, [&town, islands](Dice& dice) {
        Computer& computer = *town.computers[20 * dice.below((town.computers.size() + 19) / 20)];
        town.move(computer, static_cast<int>(dice.below(islands)));
    });
}

void powerCut(Town& town) {
    pangyo(town);
    Dice dice(town.settings.seed, 202);
    for (const auto& computer : town.computers) {
        for (int i = 0; i < 3; ++i) {
            town.agenda.at(dice.between(town.agenda.nowMs(), town.endMs), [&of = *computer, after = dice.below(40)] {
                if (of.isOn()) of.disk().faults.cutPowerAfter(after);
            });
        }
    }
}

void halfBack(Town& town) {
    for (const auto& site : town.sites) town.stop(*site, false);
    const uint32_t islands = std::max(2U, town.settings.nodes / islandSize);
    const auto spread = [&town, islands](bool internet) {
        place(town, [=](uint32_t number) { return Position{static_cast<int>(number % islands), 0, internet}; });
    };
    spread(false);
    town.network.weather.filesGetThrough = false;
    town.hasLanAtTheEnd = false; // so what was left waiting has to come by replica
    town.agenda.at(partOf(town, 0.1), [&town, spread] {
        for (const auto& site : town.sites) town.start(*site);
        spread(true);
    });
    town.agenda.at(partOf(town, 0.9), [&town] { demandTexts(town); });
}

void loginGone(Town& town) {
    for (const auto& site : town.sites) town.stop(*site, false);
    place(town, [](uint32_t number) { return Position{static_cast<int>(number / islandSize), 0, false}; });
    town.agenda.at(partOf(town, 0.3), [&town] {
        for (const auto& computer : town.computers) town.stop(*computer);
        for (const auto& computer : town.computers) {
            town.agenda.after(minuteMs, [&town, &of = *computer] {
                town.start(of);
                if (of.isOn()) useOwnDisk(town, of);
            });
        }
    });
}

void coldCache(Town& town) {
    onlyByReplica(town);
    for (const auto& computer : town.computers) {
        if (computer->number() % 2 == 1) town.stop(*computer);
    }
    town.agenda.at(partOf(town, 0.95), [&town] {
        for (const auto& computer : town.computers) town.start(*computer);
    });
}

void staleReturn(Town& town) {
    onlyByReplica(town);
    const auto snapshot = std::make_shared<Disk>();
    town.agenda.at(partOf(town, 0.2), [&town, snapshot] { snapshot->copyFrom(town.sites[0]->disk()); });
    town.agenda.at(partOf(town, 0.8), [&town, snapshot] {
        for (const auto& site : town.sites) town.stop(*site, false);
        town.sites[0]->disk().copyFrom(*snapshot);
        town.start(*town.sites[0]);
    });
}

void flapping(Town& town) {
    onlyByReplica(town);
    for (const auto& site : town.sites) flap(town, *site);
    const auto batches = [&town] {
        uint64_t sum = 0;
        for (const auto& computer : town.computers) sum += computer->batches();
        return sum;
    };
    // Two connections a minute, at the most, with a handful of batches each; more would be a storm.
    const double hours = static_cast<double>(town.endMs - town.agenda.nowMs()) / static_cast<double>(hourMs);
    const double most = hours * 3600 * static_cast<double>(town.computers.size());
    town.agenda.at(town.endMs, [&town, batches, before = batches(), most] {
        if (static_cast<double>(batches() - before) > most)
            town.accuse("computers do not come to rest while replicas flap");
    });
}

void clockFire(Town& town) {
    town.history.clocksWereRight = false;
    place(town, [](uint32_t number) { return Position{static_cast<int>(number % 2), 0, true}; });
    const auto set = [&town](int64_t wrongByMs) {
        for (const auto& computer : town.computers) {
            if (computer->position.place == 0) computer->clock().wrongByMs = wrongByMs;
        }
    };
    town.agenda.at(partOf(town, 0.2), [set] { set(2 * hourMs); });
    town.agenda.at(partOf(town, 0.5), [set] { set(0); });
    town.agenda.at(partOf(town, 0.6), [set] { set(-2 * hourMs); });
    town.agenda.at(partOf(town, 0.8), [set] { set(0); });
}

void islandMerge(Town& town) {
    for (const auto& site : town.sites) town.stop(*site, false);
    const uint32_t islands = std::max(4U, town.settings.nodes / islandSize);
    place(town, [islands](uint32_t number) { return Position{static_cast<int>(number % islands), 0, false}; });
}

void shuffle(Town& town) {
    onlyByReplica(town);
    town.knowsAllReplicasAtTheEnd = true;
    // Where no LAN tells of them, files that nobody had are asked for every ten minutes at last (node/limits.h).
    town.quietMs = 11 * minuteMs;
    for (const Nemesis& nemesis : allNemeses()) {
        const std::string name = nemesis.name;
        const bool isLoose = name == "sleep" || name == "kill" || name == "replicas";
        if (isLoose && !town.settings.without.contains(name)) nemesis.loose(town);
    }
    const auto computers = static_cast<int64_t>(town.computers.size());
    every(town, diceOf(town, 20), 2 * hourMs / computers, [&town](Dice& dice) {
        town.setInternet(*town.computers[dice.below(town.computers.size())], dice.chance(0.6));
    });
    every(town, diceOf(town, 21), hourMs / computers, [&town](Dice& dice) {
        Computer& computer = *town.computers[dice.below(town.computers.size())];
        changeReplicas(computer, *town.sites[dice.below(town.sites.size())], dice);
    });
}

} // namespace ieum::sim::drills
