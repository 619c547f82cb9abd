// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "node/handlers.h"

namespace ieum::node {

Result<StatusRow> answer(Parts& parts, const GetStatus&, Now) {
    auto row = parts.rows.status();
    if (row) row->joining = parts.meetings.waitsFor();
    if (row) row->vaultOverBytes = parts.eviction.overBytes();
    return row;
}

Result<ReplicaKey> answer(Parts& parts, const AddReplica& request, Now) { return parts.replicas.add(request.address); }

Result<Nothing> answer(Parts& parts, const RemoveReplica& request, Now now) {
    const auto removed = parts.replicas.remove(request.key, now);
    if (!removed) return passOn(removed);
    return Nothing{};
}

void handle(Parts& parts, Asked<HostReplica> asked, Now now) { parts.hosting.ask(parts.pool, std::move(asked), now); }

Result<Nothing> answer(Parts& parts, const MoveReplica& request, Now) {
    const auto moved = parts.replicas.move(request.key, request.position);
    if (!moved) return passOn(moved);
    return Nothing{};
}

Result<Nothing> answer(Parts& parts, const SetProxy& request, Now) {
    const auto set = setProxy(parts.world, request.proxy);
    if (!set) return passOn(set);
    return Nothing{};
}

Result<std::string> answer(Parts& parts, const GetProxy&, Now) { return proxyOf(parts.world); }

Result<Nothing> answer(Parts& parts, const AddAddress& request, Now) {
    const auto added = parts.whereabouts.add(request.address);
    if (!added) return passOn(added);
    return Nothing{};
}

Result<std::vector<AddressRow>> answer(Parts& parts, const ListAddresses&, Now) {
    return parts.whereabouts.list(parts.conversations);
}

Result<Nothing> answer(Parts& parts, const RemoveAddress& request, Now) {
    const auto removed = parts.whereabouts.remove(request.address);
    if (!removed) return passOn(removed);
    return Nothing{};
}

/// Needs sockets and no profile: Node answers it, and an engine without one around it has no LAN.
Result<LanReport> answer(Parts&, const TestLan&, Now) { return fail(Cause::Input, NodeError::BadRequest); }

Result<BackupWritten> answer(Parts&, const WriteBackup&, Now) { return fail(Cause::Input, NodeError::BadRequest); }

Result<Nothing> answer(Parts& parts, const SetPaused& request, Now now) {
    parts.replicas.setPaused(request.paused, now);
    return Nothing{};
}

Result<std::vector<OutageRow>> answer(Parts& parts, const ListOutages&, Now) { return parts.replicas.outages().rows(); }

Result<Nothing> answer(Parts& parts, const GoOn&, Now now) {
    if (!parts.restoration.isReadOnly()) return Nothing{};
    if (const auto gone = parts.restoration.goOn(now); !gone) return passOn(gone);
    return Nothing{};
}

} // namespace ieum::node
