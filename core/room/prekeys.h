// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Keys to which epochs are sealed for a while: each device says a new one in its control feed every week, which is
// signed like all that stands there. Whoever steals a device's keys opens with them no epoch that was sealed to a
// prekey whose private half is gone. What a device said last counts, in the order of its own clock's words (HLC, feed,
// seq); the private half of what it replaced is kept for another 90 days, for those who had not heard. No one-time
// keys, so nobody has to hand them out. One thread; works on the port KeyLog.
#pragma once

#include "room/epochs.h"
#include "room/ports.h"

#include <deque>
#include <tuple>

namespace ieum::room {

class Prekeys {
  public:
    Prekeys(const RoomId& room, Ports ports) : m_room(room), m_ports(ports) {}
    /// Our private halves.
    Done load();

    /// What a device said in its control feed. Nonsense counts as nothing.
    void note(const DeviceId& device, feed::Hlc hlc, const FeedSeq& event, const wire::Prekey& body);
    /// Of each device the newest that is valid; of one without any such, the newest: better read than secret.
    SealingKeys newest(Now now) const;

    /// Is it time for this device, which is ours, to say a new one? Also when the last one's private half is not here,
    /// as after a backup was put back.
    bool isDue(const DeviceId& own, Now now) const;
    /// To be said at once; the private half is saved.
    Result<wire::Prekey> make(Now now, int64_t ageMs);
    /// Wipes private halves whose successor was made 90 days ago, by the age of our profile: a clock that is wrong for
    /// an hour would wipe what others seal to.
    Done expire(int64_t ageMs);
    /// The newest first.
    std::vector<const crypto::AgreementKey*> ours() const;

  private:
    struct Said {
        std::tuple<feed::Hlc, FeedId, uint64_t> order;
        crypto::AgreementPublicKey key;
        int64_t madeMs = 0;
    };
    struct Own {
        crypto::AgreementKey key;
        int64_t madeMs = 0;
        int64_t ageMs = 0;
    };
    RoomId m_room;
    Ports m_ports;
    std::map<DeviceId, std::vector<Said>> m_said; ///< the newest first
    std::deque<Own> m_own;                        ///< the oldest first
};

} // namespace ieum::room
