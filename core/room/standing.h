// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What the operations about one person come to, once it is decided which of them count. Adding counts against a removal
// only when it follows it: whoever is removed and added at the same time is out.
#pragma once

#include "room/operation_graph.h"

namespace ieum::room {

/// Why an operation that its author had a right to does not count, or has no effect.
enum class UndoneReason : uint8_t {
    AuthorRemoved = 1, ///< he was removed meanwhile, or the device that he did it on
    AuthorLowered,     ///< his role was lowered meanwhile
    Outranked,         ///< of people who remove each other in a circle, the more senior stays
    BaseUndone,        ///< what gave him the right was undone
    TargetRemoved,     ///< whom he added was removed meanwhile
    Overruled,         ///< somebody more senior set the same thing meanwhile
};
using UndoneOps = std::map<OperationGraph::Index, UndoneReason>;

struct DeviceStanding {
    const feed::DeviceCertificate* certificate = nullptr; ///< lies in the graph
    Place added;
    std::vector<OperationGraph::Index> grants; ///< each alone would be enough
    bool excess = false;                       ///< the room is full of those who were added earlier
};

struct Standing {
    Role role = Role::None; ///< as it was given; None: is out
    Place roleGiven;
    std::optional<OperationGraph::Index> roleOp;
    std::vector<OperationGraph::Index> adds; ///< each alone would be enough
    std::vector<DeviceStanding> devices;     ///< by seniority; who has none is out as well
    std::map<DeviceId, Cuts> revoked;
    Cuts cuts; ///< of somebody out, or of a reader: what counts of what he wrote
    Role formerRole = Role::None;
    std::string name;                         ///< a label; of somebody out, the one that he had
    std::vector<OperationGraph::Index> about; ///< him, that what comes later may depend upon
    /// The earliest is the last to be left out of a full room.
    bool isIn() const { return role != Role::None && !devices.empty() && !devices.front().excess; }
};

/// `about` in an order that follows all pasts. `undone` hears what had no effect.
Standing resolvePerson(const OperationGraph& graph, const std::vector<OperationGraph::Index>& about, UndoneOps& undone);

/// The one among concurrent operations that counts: the most senior author's, then the first in the order of places.
/// Those that others follow do not take part. `undone` hears who lost.
std::optional<OperationGraph::Index> winnerOf(const OperationGraph& graph,
                                              const std::vector<OperationGraph::Index>& candidates, UndoneOps& undone);

} // namespace ieum::room
