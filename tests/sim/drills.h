// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The drills of an outage, as scenarios: what goes wrong is not drawn by lot but told.
#pragma once

#include "sim/town.h"

namespace ieum::sim::drills {

/// All replicas are gone from the first moment; islands of fifty, and commuters between them.
void pangyo(Town& town);
/// The same, and everybody's power is cut three times, at one of the next writes.
void powerCut(Town& town);
/// The path of texts comes back long before that of files: texts are sent at once, files come on the LAN, or wait.
void halfBack(Town& town);
/// No server answers when all computers are started again: everything on the own disk and on the LAN goes on.
void loginGone(Town& town);
/// Half of the people were away all the time and come back at once, with replicas as the only way.
void coldCache(Town& town);
/// A replica, the only way, comes back with its disk of long ago.
void staleReturn(Town& town);
/// Replicas are up and down every thirty seconds.
void flapping(Town& town);
/// One site's clocks are two hours wrong, and then right again.
void clockFire(Town& town);
/// Islands that never hear of each other until the end.
void islandMerge(Town& town);

/// No LAN: everything goes by five replicas, and each computer on its own adds, removes and reorders them while others
/// are away. In the end everybody knows all of them again.
void shuffle(Town& town);

} // namespace ieum::sim::drills
