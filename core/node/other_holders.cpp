// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "node/other_holders.h"

#include <algorithm>

namespace ieum::node {

Result<std::vector<DeviceId>> otherHolders(World& world, RoomSet& rooms, const std::vector<store::FileEntry>& entries) {
    if (entries.empty()) return std::vector<DeviceId>();
    auto holders = world.stores.holders.holders(entries.front().id);
    if (!holders || holders->empty()) return holders;
    const DeviceId self = world.identity->deviceId();
    std::set<DeviceId> within;
    for (const store::FileEntry& entry : entries) {
        const room::Room* room = rooms.find(entry.room);
        if (room == nullptr || !room->isMember()) continue;
        for (const auto& [person, member] : room->members().members()) {
            for (const feed::DeviceCertificate& each : member.devices) within.insert(each.device);
        }
    }
    within.erase(self);
    std::erase_if(*holders, [&](const DeviceId& each) { return !within.contains(each); });
    return holders;
}

} // namespace ieum::node
