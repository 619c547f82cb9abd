// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What a room works on. Everything happens inside a transaction of the caller's.
#pragma once

#include "base/random.h"
#include "feed/feed_log.h"
#include "room/message_log.h"
#include "room/place_log.h"
#include "room/room_log.h"

namespace ieum::room {

struct Ports {
    feed::FeedLog& feeds;
    RoomLog& log;
    MessageLog& messages;
    PlaceLog& places;
    Random& random;
};

} // namespace ieum::room
