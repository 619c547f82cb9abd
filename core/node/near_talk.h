// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Two who let themselves be seen on one network, over one channel: who is there, and six digits by which both know that
// nobody stands between them, before an invitation goes over (docs/protocol/near.md). Whoever asks commits himself to a
// random number before he knows the other one's, so that somebody in the middle can choose neither: each try fits once
// in a million times. One that he breaks off before the asked one sees digits is compared by nobody; whoever has many
// talks counts those. Sans-I/O; a frame out of turn ends the talk.
#pragma once

#include "base/ids.h"
#include "base/random.h"
#include "base/result.h"
#include "crypto/hash.h"

#include <array>
#include <optional>
#include <string>
#include <vector>

namespace ieum::node {

/// Who wants to be seen by whoever is on this network is not forgotten in that state.
constexpr int64_t nearLifeMs = 5LL * 60 * 1000;
/// More than that are no people in a room, but somebody who fills the list.
constexpr size_t nearPeopleMax = 64;
/// An invitation with sixteen addresses of replicas and as many of the LAN fits.
constexpr size_t nearFrameBytesMax = 8 * 1024;
/// Of one channel: a name, and ten tries of six frames.
constexpr size_t nearFramesMax = 64;
/// Two computers dial each other at once now and then; two people may be behind one address.
constexpr size_t nearChannelsPerHostMax = 4;
/// How long a question or a number may stay without an answer.
constexpr int64_t nearAnswerMs = 60'000;
/// Somebody in the middle breaks off until the digits fit; nobody else is so often unlucky.
constexpr int nearBreaksMax = 3;
/// As many as can be kept in mind between two screens; one guess in a million.
constexpr size_t nearDigits = 6;
constexpr uint64_t nearDigitsModulus = 1'000'000;

struct NearSelf {
    PersonId person;
    std::string name;
    bool mayInvite = false; ///< has the person's root key, which a room of two needs
};

class NearTalk {
  public:
    enum class Stage : uint8_t {
        New,       ///< has not said who he is
        Idle,      ///< is there
        Asking,    ///< we asked, and he has not answered
        Asked,     ///< he asks us
        Revealing, ///< we said yes, and his number is on its way
        Comparing, ///< both see the digits
        Met,       ///< both said that they are the same
    };

    NearTalk(NearSelf self, const std::array<std::byte, 64>& channelHash, bool initiator, Random& random);

    /// What is to be sent, in order; empty after every take.
    std::vector<Bytes> take() { return std::exchange(m_out, {}); }
    /// Errors (Cause::Peer): BadRequest.
    Done read(ByteView frame);

    void ask();
    /// To his question; no: also whenever it is under way, and the talk is Idle again.
    void answer(bool yes);
    /// The digits on his screen are the same.
    void same();
    /// Once it is Met and `ours` is the invitation to make.
    void give(const std::string& link);

    Stage stage() const { return m_stage; }
    const NearSelf& other() const { return m_other; }
    const std::string& digits() const { return m_digits; }
    bool weSaidSame() const { return m_weSaidSame; }
    bool isOursToInvite() const;
    /// One at most of each time that it was Met.
    std::optional<std::string> takeLink() { return std::exchange(m_link.text, std::nullopt); }

  private:
    using Nonce = FixedBytes<struct NearNonceTag, 32>;

    void rest();
    Done hear(uint8_t kind, ByteView body);
    Done hearHello(ByteView body);
    Done hearAsk(ByteView body);
    Done hearNonce(ByteView body);
    Done hearReveal(ByteView body);
    Done hearSame();
    Done hearLink(ByteView body);
    crypto::Digest32 commitTo(const Nonce& nonce) const;
    void compare(const Nonce& askers, const Nonce& askeds);
    void send(uint8_t kind, ByteView body = {});

    const NearSelf m_self;
    const std::array<std::byte, 64> m_hash;
    const bool m_initiator;
    Random& m_random;
    NearSelf m_other;
    Stage m_stage = Stage::New;
    struct Numbers {
        bool weAsk = false;
        Nonce own;
        crypto::Digest32 commit; ///< of the other one, while he asks
    } m_numbers;
    std::string m_digits;
    bool m_weSaidSame = false;
    bool m_heSaidSame = false;
    struct Link {
        bool came = false;
        std::optional<std::string> text; ///< until it is taken
    } m_link;
    std::vector<Bytes> m_out;
};

} // namespace ieum::node
