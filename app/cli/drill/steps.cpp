// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/drill/steps.h"

namespace ieum::cli {

std::span<const Step> steps() {
    static constexpr Step all[] = {
        {"meet", meet},
        {"import", importChat},
        {"both replicas", talkWithReplicas},
        {"home killed", loseHome},
        {"LAN only", loseSpare},
        {"away and back", comeBackLate},
        {"file, cut once", fetchThroughCut},
        {"removed apart", removeWhileApart},
        {"replicas refilled", refillReplicas},
        {"replicas only", meetThroughReplicas},
        {"backup put back", restoreBackup},
        {"everybody", convergeAll},
        {"export", exportRoom},
        {"moving out", moveElsewhere},
    };
    return all;
}

} // namespace ieum::cli
