// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What goes into and comes out of a depot, as values. Channels are numbers of the caller's.
#pragma once

#include "base/bytes.h"
#include "base/result.h"
#include "sync/outputs.h"

#include <array>
#include <variant>
#include <vector>

namespace ieum::replica {

using ChannelNumber = uint64_t;

struct ChannelOpened {
    ChannelNumber channel = 0;
    std::array<std::byte, 64> channelHash{}; ///< of the handshake; what clients sign is bound to it
};
struct ChannelSaid {
    ChannelNumber channel = 0;
    Bytes frame;
};
struct ChannelClosed {
    ChannelNumber channel = 0;
};
using ChannelInput = std::variant<ChannelOpened, ChannelSaid, ChannelClosed>;

struct SendTo {
    ChannelNumber channel = 0;
    Bytes frame;
    sync::Lane lane = sync::Lane::Control;
};
/// Whoever is there has proved a room.
struct TrustIn {
    ChannelNumber channel = 0;
};
/// The depot has forgotten the channel already.
struct CloseThe {
    ChannelNumber channel = 0;
    Error why;
};
using ChannelOutput = std::variant<SendTo, TrustIn, CloseThe>;
using ChannelOutputs = std::vector<ChannelOutput>;

} // namespace ieum::replica
