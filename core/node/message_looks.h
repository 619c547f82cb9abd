// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What became of a message, as its row shows it: wording, tombstone, reactions, poll, pin. Pure.
#pragma once

#include "node/rows.h"
#include "room/changes.h"

namespace ieum::node {

/// `changes`: those that name this message, ours that have not left yet among them.
void addLooks(MessageRow& row, const room::MessageRecord& record, std::vector<room::ChangeRecord> changes,
              const room::Membership& members, const PersonId& self);

} // namespace ieum::node
