// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What works now, in sentences: for the bar (only when something is wrong), for the foot of the room list (always) and
// for the details. Pure: the status and the time go in, words come out.
#pragma once

#include "node/rows.h"

#include <QString>

namespace ieum::ui {

struct PathSummary {
    QString bar;         ///< what, since when, whose fault — what still works, what waits; "" when all is well
    QString foot;        ///< "Connected over the LAN · 5 peers"
    QString tone;        ///< "good", "partial", "none", "paused"
    bool paused = false; ///< the bar offers to go on
};

PathSummary summarise(const node::StatusRow& status, qint64 nowMs);
/// One replica: "Up since 8:12 AM", "Down since 8:12 AM: nobody answers there".
QString replicaText(const node::ReplicaRow& replica, qint64 nowMs);
/// "8:12 AM – 2:40 PM · the server's side".
QString outageText(const node::OutageRow& outage, qint64 nowMs);
QString lanText(const node::LanRow& lan, qint64 nowMs);

} // namespace ieum::ui
