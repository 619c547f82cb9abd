// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What a room has, as it was counted last for an export that writes nothing: somebody who looks at one form after the
// other waits for one counting. On the engine's thread.
#pragma once

#include "node/export_requests.h"
#include "node/world.h"
#include "transfer/target.h"

namespace ieum::node {

struct CountedRoom {
    transfer::FeatureCounts counts{};
    uint32_t messages = 0;
    uint32_t files = 0;
    uint32_t signedMessages = 0;
};

class RoomCounts {
  public:
    explicit RoomCounts(World& world) : m_world(world) {}

    /// It stands for a minute, unless a message comes. Errors: those of the store.
    Result<std::optional<CountedRoom>> counted(const ExportRoom& request, Now now);
    /// `last`: the room's message when it began to be counted.
    void note(const ExportRoom& request, const std::optional<MessageId>& last, const CountedRoom& counted, Now now);
    Result<std::optional<MessageId>> lastOf(const RoomId& room);

  private:
    struct Remembered {
        ExportRoom request;
        std::optional<MessageId> last;
        SteadyMs until;
        CountedRoom counted;
    };

    World& m_world;
    std::optional<Remembered> m_counted;
};

} // namespace ieum::node
