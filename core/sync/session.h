// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// One conversation between two nodes over one proved channel: which rooms we share, who has what, and the bytes that
// one of us lacks (docs/protocol.md, "Sessions"). A pure state machine: no socket, no clock, no thread, no storage.
// The owner feeds inputs and carries out outputs in order; after Close it drops the session.
#pragma once

#include "base/random.h"
#include "base/time.h"
#include "sync/claims.h"
#include "sync/outputs.h"

#include <array>

namespace ieum::sync {

enum class Side : uint8_t {
    Peer,    ///< device with device, over the LAN
    Client,  ///< device with a replica
    Replica, ///< the replica's end of that
};

struct SessionConfig {
    Side side = Side::Peer;
    bool initiator = false;
    std::array<std::byte, 64> channelHash{};
    InstanceId ownInstance;
    std::optional<feed::DeviceCertificate> ownDevice;    ///< Peer
    std::shared_ptr<const crypto::SigningKey> deviceKey; ///< Peer; shared with the profile that owns it
    uint64_t ownRun = 0; ///< drawn anew whenever the database is opened: what others remember of us ends with it
};

class Session {
  public:
    /// `claims` and `random` outlive the session and are shared by all sessions of one owner.
    Session(SessionConfig config, Claims& claims, Random& random);
    ~Session();
    Session(Session&&) noexcept;
    Session(const Session&) = delete;
    Session& operator=(const Session&) = delete;
    Session& operator=(Session&&) = delete;

    Outputs step(Input input, Now now);
    std::optional<SteadyMs> nextDeadline() const;

  private:
    struct State;
    std::unique_ptr<State> m_state;
};

} // namespace ieum::sync
