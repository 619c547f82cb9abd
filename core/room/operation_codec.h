// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Operations as they stand in control bodies.
#pragma once

#include "room/operations.h"
#include "wire/codec.h"

namespace ieum::room {

/// Nothing for what is no operation. Errors: BadBody, those of certificates and ids: the event counts as nothing.
Result<std::optional<OpBody>> readOperation(const wire::ControlBody& body);
/// What the operation follows besides its own feed. Errors: BadBody (too many, or its own feed).
Result<std::vector<FeedSeq>> readReferences(const wire::ControlBody& body, const FeedId& own);
wire::ControlBody toWire(const OpBody& op, const RoomId& room, const std::vector<FeedSeq>& references);

} // namespace ieum::room
