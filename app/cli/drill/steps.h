// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The story of the drill, in order. A step says in a sentence what happened, or throws Failed.
#pragma once

#include "cli/drill/drill.h"

#include <span>

namespace ieum::cli {

struct Step {
    const char* name;
    Task<QString> (*run)(Drill& drill);
};
std::span<const Step> steps();

Task<QString> meet(Drill& drill); // steps_meet.cpp
Task<QString> importChat(Drill& drill);
Task<QString> talkWithReplicas(Drill& drill); // steps_outage.cpp
Task<QString> loseHome(Drill& drill);
Task<QString> loseSpare(Drill& drill);
Task<QString> comeBackLate(Drill& drill);
Task<QString> fetchThroughCut(Drill& drill);  // steps_file.cpp
Task<QString> removeWhileApart(Drill& drill); // steps_removal.cpp
Task<QString> refillReplicas(Drill& drill);   // steps_return.cpp
Task<QString> meetThroughReplicas(Drill& drill);
Task<QString> restoreBackup(Drill& drill); // steps_restore.cpp
Task<QString> convergeAll(Drill& drill);   // steps_return.cpp
Task<QString> exportRoom(Drill& drill);
Task<QString> moveElsewhere(Drill& drill); // steps_moving.cpp

} // namespace ieum::cli
