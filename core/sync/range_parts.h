// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// A range as it is put into frames, and events as they come out of them. Pure functions.
#pragma once

#include "feed/range.h"
#include "wire/codec.h"

namespace ieum::sync {

/// In order, each small enough for a frame that names tag and feed beside it, cut after each signature. All but the
/// last say that more follows.
std::vector<wire::RangePart> partsOf(const feed::Range& range);

/// Nothing: it is of another kind, too large, or says twice which epoch it is of. `before`: the epoch of the event
/// before it in the same part; nullptr for the first.
std::optional<feed::ReceivedEvent> receivedFrom(const wire::EventPart& part, feed::Kind kind, const EpochId* before);

/// One more event would be hashed on trust: a run without a signature ends here.
bool isRunTooLong(size_t events, size_t bytes);

} // namespace ieum::sync
