// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What goes wrong, one thing each. Each has dice of its own and plans its deeds up to town.endMs; Town::heal takes all
// power from them.
#pragma once

#include "sim/town.h"

namespace ieum::sim {

struct Nemesis {
    const char* name;
    const char* what;
    void (*loose)(Town& town);
    bool doubles = false; ///< makes one device two: not in every scenario
};
const std::vector<Nemesis>& allNemeses();

/// Everybody to one of so many places, half of them with the internet.
void scatter(Town& town, Dice& dice, int places);

/// Calls `deed` again and again, with an exponential pause between, until town.endMs.
void every(Town& town, const std::shared_ptr<Dice>& dice, int64_t meanMs, std::function<void(Dice&)> deed);

} // namespace ieum::sim
