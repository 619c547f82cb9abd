// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "room/operations.h"

namespace ieum::room {

std::optional<PersonId> personOf(const OpBody& body) {
    if (const auto* create = std::get_if<CreateOp>(&body)) return create->owner.person;
    if (const auto* added = std::get_if<AddOp>(&body)) return added->device.person;
    if (const auto* removed = std::get_if<RemoveOp>(&body)) return removed->person;
    if (const auto* change = std::get_if<SetRoleOp>(&body)) return change->person;
    if (const auto* added = std::get_if<AddDeviceOp>(&body)) return added->device.person;
    if (const auto* revoked = std::get_if<RevokeDeviceOp>(&body)) return revoked->person;
    return std::nullopt;
}

const Cuts* cutsOf(const OpBody& body) {
    if (const auto* removed = std::get_if<RemoveOp>(&body)) return &removed->cuts;
    if (const auto* change = std::get_if<SetRoleOp>(&body)) return &change->cuts;
    if (const auto* revoked = std::get_if<RevokeDeviceOp>(&body)) return &revoked->cuts;
    return nullptr;
}

} // namespace ieum::room
