// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "node/undone.h"

namespace ieum::node {

namespace {

// The rows count the kinds of operations as the variant does.
static_assert(
    std::is_same_v<std::variant_alternative_t<static_cast<size_t>(Deed::Create), room::OpBody>, room::CreateOp>);
static_assert(
    std::is_same_v<std::variant_alternative_t<static_cast<size_t>(Deed::Remove), room::OpBody>, room::RemoveOp>);
static_assert(
    std::is_same_v<std::variant_alternative_t<static_cast<size_t>(Deed::SetPolicy), room::OpBody>, room::PolicyOp>);
static_assert(std::is_same_v<std::variant_alternative_t<static_cast<size_t>(Deed::RevokeDevice), room::OpBody>,
                             room::RevokeDeviceOp>);
static_assert(static_cast<uint8_t>(UndoneRow::Why::Overruled) == static_cast<uint8_t>(room::UndoneReason::Overruled));

/// Whom it names: somebody who was only just added and is void may be known by nothing but the operation itself.
std::string nameIn(const room::OpBody& op) {
    if (const auto* add = std::get_if<room::AddOp>(&op)) return add->device.name;
    if (const auto* add = std::get_if<room::AddDeviceOp>(&op)) return add->device.name;
    if (const auto* rename = std::get_if<room::RenameOp>(&op)) return rename->name;
    return {};
}

} // namespace

UndoneRow undoneRow(const room::Room& room, const room::Undone& undone) {
    UndoneRow row;
    row.room = room.record().id;
    row.deed = static_cast<Deed>(undone.op.index());
    row.why = static_cast<UndoneRow::Why>(undone.reason);
    row.person = room::personOf(undone.op).value_or(PersonId{});
    row.name = room.members().nameOf(row.person);
    if (row.name.empty()) row.name = nameIn(undone.op);
    return row;
}

} // namespace ieum::node
