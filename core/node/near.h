// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// People on this network who want to be seen, for as long as one of these lives and five minutes at most. It has ports
// and a network thread of its own, one port above the node's beacon, and shares nothing with the node beside it: who
// listens there learns the names of those who are visible, and nothing of anybody else. All calls, and all that it
// tells, are on the thread of the QCoreApplication. Its end waits for the network thread, which says goodbye by mDNS
// for Timings::mdnsGoodbyeMs at most; nothing else blocks.
#pragma once

#include "net/network.h"
#include "node/near_talk.h"

#include <functional>
#include <memory>

namespace ieum::node {

struct NearPerson {
    uint64_t key = 0; ///< as long as he is there
    std::string name;
    bool usable = true; ///< one of the two can make the room
};
struct NearState {
    bool visible = false;
    std::vector<NearPerson> people; ///< in the order in which they came
    /// Of the one with whom something is under way; Idle: with nobody.
    NearTalk::Stage stage = NearTalk::Stage::Idle;
    uint64_t with = 0;
    std::string withName;
    /// With whom both said the same, last; it stays when his channel goes.
    PersonId metPerson;
    std::string digits;
    bool weSaidSame = false;
    bool ended = false; ///< what was under way ended without us: he said no, the digits differed, or he is gone
    /// The other side broke off `nearBreaksMax` times while digits were made or compared, and we are not visible any
    /// more: somebody may be in the middle.
    bool suspicious = false;
    std::optional<Error> why; ///< the network cannot find anybody
};

class Near {
  public:
    struct Told {
        std::function<void()> changed;
        std::function<void()> inviteWanted; ///< both said that the digits are the same: `give` a link for two
        std::function<void(const std::string& link)> invited; ///< the same, by the other one: accept it
    };
    virtual ~Near() = default;
    /// Errors: those of Network::start.
    virtual Done show() = 0;
    virtual const NearState& state() const = 0;
    virtual void ask(uint64_t key) = 0;
    /// Yes to his question, or no to whatever is under way.
    virtual void answer(bool yes) = 0;
    virtual void same() = 0;
    virtual void give(const std::string& link) = 0;
};

/// `network`: as of the node, whose beacon's port it has. `answerMs`: tests shorten it.
std::unique_ptr<Near> makeNear(net::NetworkOptions network, NearSelf self, Near::Told told,
                               int64_t answerMs = nearAnswerMs);

} // namespace ieum::node
