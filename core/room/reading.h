// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// From a sealed event of somebody's content feed to a message at its place in the timeline.
#pragma once

#include "base/time.h"
#include "room/room_log.h"

namespace ieum::room {

/// Nothing when the event is not a message that its epoch's secret opens: whoever wrote nonsense into his own feed has
/// said nothing. Errors: those of the log.
Result<std::optional<MessageRecord>> readMessage(const FeedRecord& feed, const feed::Event& event,
                                                 const EpochRecord& epoch, Now now, RoomLog& log);

} // namespace ieum::room
