// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Who may do what: one table for what others did and for what we are about to do.
#pragma once

#include "room/error.h"
#include "room/roster.h"

namespace ieum::room {

/// May one with this role let others in?
bool mayInvite(const Policy& policy, Role role);
/// May one with the first role remove, lower or revoke devices of one with the other?
bool outranks(Role actor, Role target);

/// Had the author the right to this operation, with the members as they are in its past? Errors: NotAllowed, NotAMember
/// (the author, or who it is about), LastOwner (of an empty room), TooManyMembers.
Result<OperationGraph::Judgement> judge(const RoomId& room, const Roster& roster, const ControlOp& op);

} // namespace ieum::room
