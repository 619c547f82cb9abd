// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/town.h"

namespace ieum::sim {

Town::Town(const Settings& wanted)
    : settings(wanted), network(wanted.town(), agenda, trace,
                                [this](const std::string& who, const ReplicaSite* site, const Error& why) {
                                    // What a liar hears is an answer to what he made of his own words.
                                    if (site == nullptr || !site->wasHostile()) noteQuarrel(who, why);
                                }),
      m_dice(wanted.town(), 1) {
    m_watchers.wants = [this](Computer& from, net::Command command, int64_t afterMs) {
        network.carryOut(from, std::move(command), afterMs);
    };
    m_watchers.tells = [this](Computer& from, const node::Event& event) { tells(from, event); };
    m_watchers.died = [this](Computer& computer) {
        ++history.crashes;
        network.leave(computer, true);
        restart(computer, m_dice.between(2 * secondMs, 10 * minuteMs));
    };
}

Town::~Town() = default;

void Town::accuse(std::string what) {
    findings.push_back("at " + std::to_string(agenda.nowMs() / 1000) + " s: " + std::move(what));
}

void Town::noteQuarrel(const std::string& who, const Error& why) {
    history.quarrels.push_back(who + " at " + std::to_string(agenda.nowMs() / 1000) + " s: " + why.file + ":" +
                               std::to_string(why.line) + " code " + std::to_string(why.code));
}

void Town::build(uint32_t replicas) {
    if (!Computer::prepare(m_empty, m_dice)) accuse("no database could be made");
    for (uint32_t i = 0; i < settings.nodes; ++i) add("P" + std::to_string(i));
    for (uint32_t i = 0; i < replicas; ++i) {
        sites.push_back(
            std::make_unique<ReplicaSite>(i, settings.town(), agenda, trace,
                                          [this](ReplicaSite& site, replica::ChannelOutput output, int64_t afterMs) {
                                              network.carryOut(site, std::move(output), afterMs);
                                          }));
        network.add(*sites.back());
        start(*sites.back());
    }
}

Computer& Town::add(const std::string& name) {
    const auto number = static_cast<uint32_t>(computers.size());
    computers.push_back(std::make_unique<Computer>(number, settings.town(), agenda, trace, m_watchers));
    Computer& computer = *computers.back();
    network.add(computer);
    if (!computer.makeProfile(name, m_empty)) accuse("no profile could be made");
    computer.position = {0, 0, true};
    start(computer);
    return computer;
}

void become(Town& town, uint64_t seed) {
    town.settings.seed = seed;
    town.m_dice.mix(seed);
    town.network.mixDice(seed);
    for (const auto& computer : town.computers) computer->dice().mix(seed);
    for (const auto& site : town.sites) site->dice().mix(seed);
}

Computer& Town::copy(const Computer& computer, bool withState) {
    const auto number = static_cast<uint32_t>(computers.size() + copies.size());
    copies.push_back(std::make_unique<Computer>(number, settings.seed, agenda, trace, m_watchers));
    Computer& copy = *copies.back();
    copy.person = computer.person;
    copy.name = "the copy " + std::to_string(number) + " of " + computer.name;
    copy.disk().copyFrom(computer.disk(), withState ? std::string() : stateFolder);
    network.add(copy);
    history.doubled.insert(computer.number());
    history.doubled.insert(number);
    return copy;
}

void Town::retire(Computer& copy) {
    stop(copy);
    m_retired.insert(&copy);
}

void Town::start(Computer& computer) {
    if (computer.isOn() || m_retired.contains(&computer)) return;
    if (computer.disk().faults.isDead()) computer.crash(true); // the power went while it was being shut down
    if (const auto on = computer.switchOn(); !on) {
        if (computer.disk().faults.isDead()) {
            computer.crash(true);
            return restart(computer, m_dice.between(2 * secondMs, minuteMs));
        }
        accuse("P" + std::to_string(computer.number()) + " does not start: " + on.error().file + ":" +
               std::to_string(on.error().line) + " code " + std::to_string(on.error().code) + " number " +
               std::to_string(on.error().number));
        return;
    }
    network.look(computer);
}

void Town::stop(Computer& computer) {
    if (!computer.isOn()) return;
    computer.switchOff();
    network.leave(computer, false);
}

void Town::crash(Computer& computer, bool powerCut) {
    if (!computer.isOn()) return;
    ++history.crashes;
    computer.crash(powerCut);
    network.leave(computer, powerCut);
    restart(computer, m_dice.between(2 * secondMs, 10 * minuteMs));
}

void Town::restart(Computer& computer, int64_t afterMs) {
    agenda.after(afterMs, [this, &computer] { start(computer); });
}

void Town::move(Computer& computer, int place) {
    computer.position.place = place;
    computer.position.side = 0;
    network.raiseWalls();
    network.look(computer);
}

void Town::setInternet(Computer& computer, bool internet) {
    computer.position.internet = internet;
    network.raiseWalls();
    network.look(computer);
}

void Town::start(ReplicaSite& site) {
    if (site.isOn()) return;
    if (!site.switchOn()) accuse("replica " + std::to_string(site.number()) + " does not start");
    network.siteIsUp(site);
}

void Town::stop(ReplicaSite& site, bool powerCut) {
    if (!site.isOn()) return;
    site.switchOff(powerCut);
    network.siteIsDown(site, powerCut);
}

void Town::heal() {
    if (!network.weather.filesGetThrough) {
        for (const auto& site : sites) stop(*site, false); // whoever mends a service starts it again
    }
    network.weather = {};
    for (const auto& each : copies) retire(*each);
    for (const auto& site : sites) {
        site->setHostile(false);
        start(*site);
    }
    for (const auto& computer : computers) {
        computer->clock().wrongByMs = 0;
        computer->disk().faults.calm();
        computer->position = {hasLanAtTheEnd ? 0 : -1, 0, true};
        start(*computer);
        if (knowsAllReplicasAtTheEnd) reunite(*computer);
    }
    network.raiseWalls();
    for (const auto& computer : computers) network.look(*computer);
}

void Town::reunite(Computer& computer) {
    if (!computer.isOn()) return agenda.after(minuteMs, [this, &computer] { reunite(computer); });
    for (const auto& site : sites) computer.ask(node::AddReplica{net::toText(site->address())}, [](const auto&) {});
}

bool Town::runUntil(int64_t ms) {
    return agenda.runUntil(ms, [this] { return !findings.empty(); });
}

namespace {

/// Whose words may be said twice: by him, before and after, or by him and a copy of him.
bool isDoubtful(const Town& town, const PersonId& person) {
    return std::ranges::any_of(town.computers, [&](const auto& each) {
        return each->person == person && town.history.isDoubtful(each->number());
    });
}

} // namespace

void Town::tells(Computer& computer, const node::Event& event) {
    if (overhear) overhear(computer, event);
    if (std::holds_alternative<node::ForkProved>(event)) ++history.forks;
    if (const auto* arrived = std::get_if<node::MessageArrived>(&event)) {
        ++history.arrived;
        // Who put a backup back may say a message again while the feed in which he said it first ends.
        const bool mayBe = isDoubtful(*this, computer.person) || isDoubtful(*this, arrived->row.author);
        if (++history.told[computer.number()][arrived->row.id] > 1 && !mayBe) {
            accuse("P" + std::to_string(computer.number()) + " was told twice of " + arrived->row.text);
        }
    }
    const bool looks = std::holds_alternative<node::MembersChanged>(event) ||
                       (std::holds_alternative<node::RoomsChanged>(event) && agenda.nowMs() == 0);
    if (!looks || !m_looking.insert(computer.number()).second) return;
    agenda.after(1, [this, &computer] {
        m_looking.erase(computer.number());
        network.look(computer);
    });
}

} // namespace ieum::sim
