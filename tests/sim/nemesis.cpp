// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/nemesis.h"

#include "sim/doubles.h"
#include "sim/mischief.h"

#include <cmath>

namespace ieum::sim {

void scatter(Town& town, Dice& dice, int places) {
    for (const auto& computer : town.computers) {
        computer->position = {static_cast<int>(dice.below(static_cast<size_t>(places))), 0, dice.chance(0.5)};
    }
    town.network.raiseWalls();
    for (const auto& computer : town.computers) town.network.look(*computer);
}

void every(Town& town, const std::shared_ptr<Dice>& dice, int64_t meanMs, std::function<void(Dice&)> deed) {
    const double drawn = (static_cast<double>(dice->below(1'000'000)) + 1) / 1'000'001;
    const auto waitMs = 1 + static_cast<int64_t>(-std::log(drawn) * static_cast<double>(meanMs));
    if (town.agenda.nowMs() + waitMs >= town.endMs) return;
    town.agenda.after(waitMs, [&town, dice, meanMs, deed = std::move(deed)] {
        deed(*dice);
        every(town, dice, meanMs, deed);
    });
}

namespace {

Computer& anybody(Town& town, Dice& dice) { return *town.computers[dice.below(town.computers.size())]; }

std::shared_ptr<Dice> diceFor(const Town& town, uint64_t whose) {
    return std::make_shared<Dice>(town.settings.seed, 100 + whose);
}

/// How often a thing befalls one computer, for all of them together.
int64_t shared(const Town& town, int64_t meanMs) { return meanMs / static_cast<int64_t>(town.computers.size()); }

void travel(Town& town) {
    every(town, diceFor(town, 1), shared(town, 4 * hourMs), [&town](Dice& dice) {
        Computer& computer = anybody(town, dice);
        town.move(computer, static_cast<int>(dice.below(5)) - 1);
        town.setInternet(computer, dice.chance(0.5));
    });
}

void shutDown(Town& town) {
    every(town, diceFor(town, 2), shared(town, 6 * hourMs), [&town](Dice& dice) {
        Computer& computer = anybody(town, dice);
        town.stop(computer);
        town.agenda.after(dice.between(minuteMs, 8 * hourMs), [&town, &computer] { town.start(computer); });
    });
}

void kill(Town& town) {
    every(town, diceFor(town, 3), shared(town, 12 * hourMs),
          [&town](Dice& dice) { town.crash(anybody(town, dice), dice.chance(0.5)); });
}

/// The power goes at one of the next writes, so in the middle of a batch, of a commit, or right after it.
void cutPower(Town& town) {
    every(town, diceFor(town, 4), shared(town, 6 * hourMs), [&town](Dice& dice) {
        Computer& computer = anybody(town, dice);
        if (computer.isOn()) computer.disk().faults.cutPowerAfter(dice.below(60));
    });
}

void fillDisks(Town& town) {
    every(town, diceFor(town, 5), shared(town, 6 * hourMs), [&town](Dice& dice) {
        Computer& computer = anybody(town, dice);
        if (computer.isOn()) computer.disk().faults.fillUp(1 + dice.below(8));
    });
}

void badLines(Town& town) {
    town.network.weather.latencyMaxMs = 2000;
    town.network.weather.stallChance = 0.3;
    town.network.weather.breakChance = 0.005;
}

void twins(Town& town) { town.network.weather.twinChance = 0.3; }

void deafen(Town& town) {
    every(town, diceFor(town, 8), shared(town, 3 * hourMs),
          [&town](Dice& dice) { town.network.deafen(anybody(town, dice), dice.chance(0.5)); });
}

void partition(Town& town) {
    every(town, diceFor(town, 9), 3 * hourMs, [&town](Dice& dice) {
        for (const auto& computer : town.computers) computer->position.side = dice.chance(0.5) ? 1 : 0;
        town.network.raiseWalls();
        town.agenda.after(dice.between(minuteMs, 2 * hourMs), [&town] {
            for (const auto& computer : town.computers) computer->position.side = 0;
            for (const auto& computer : town.computers) town.network.look(*computer);
        });
    });
}

void wrongClocks(Town& town) {
    town.history.clocksWereRight = false;
    every(town, diceFor(town, 10), shared(town, 12 * hourMs), [&town](Dice& dice) {
        const int64_t boundMs = dice.chance(0.2) ? 400 * dayMs : 3 * hourMs;
        anybody(town, dice).clock().wrongByMs = dice.between(-boundMs, boundMs);
    });
}

void failReplicas(Town& town) {
    if (town.sites.empty()) return;
    every(town, diceFor(town, 11), 2 * hourMs, [&town](Dice& dice) {
        ReplicaSite& site = *town.sites[dice.below(town.sites.size())];
        town.stop(site, dice.chance(0.5));
        town.agenda.after(dice.between(10 * secondMs, 3 * hourMs), [&town, &site] { town.start(site); });
    });
}

/// One replica tells lies; another one, if there is one, does not.
void lie(Town& town) {
    if (!town.sites.empty()) town.sites.front()->setHostile(true);
}

/// A replica loses what it got in the last hours, without knowing it.
void rollBack(Town& town) {
    if (town.sites.empty()) return;
    const auto snapshot = std::make_shared<Disk>();
    every(town, diceFor(town, 13), 4 * hourMs, [&town, snapshot](Dice& dice) {
        ReplicaSite& site = *town.sites.back();
        if (dice.chance(0.5)) return snapshot->copyFrom(site.disk());
        if (!snapshot->exists("depot.db")) return;
        town.stop(site, false);
        site.disk().copyFrom(*snapshot);
        town.start(site);
    });
}

} // namespace

const std::vector<Nemesis>& allNemeses() {
    static const std::vector<Nemesis> all{
        {"travel", "computers move between LANs, and lose and find the internet", travel},
        {"sleep", "computers are shut down for hours", shutDown},
        {"kill", "processes are killed, machines lose power", kill},
        {"power", "the power goes at one of the next writes", cutPower},
        {"full", "disks are full for a few writes", fillDisks},
        {"lines", "30 % of frames stall, lines break, two seconds of delay", badLines},
        {"twins", "both ends dial at once", twins},
        {"deaf", "channels are connected but dead, in one direction or both", deafen},
        {"partition", "LANs are cut in two for a while", partition},
        {"clocks", "clocks are wrong by hours, or by a year", wrongClocks},
        {"replicas", "replicas fail and come back", failReplicas},
        {"liar", "a replica drops, repeats, withholds, boasts and tampers", lie},
        {"backups", "disks go back to a copy of hours ago", mischief::restoreBackups},
        {"fights", "owners throw each other out at the same moment", mischief::fight},
        {"villains", "members forge, flood and write from other years", mischief::misbehave},
        {"rollback", "a replica goes back to an old snapshot, without knowing it", rollBack},
        {"images", "machines are put back as a whole, and feeds fork", doubles::putImagesBack, true},
        {"copies", "profiles are copied and run at two places", doubles::runCopies, true},
    };
    return all;
}

} // namespace ieum::sim
