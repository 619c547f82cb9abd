// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What the author of a message signed, beside what an archive says of it (docs/formats/export.md): the event as it
// travelled, the headers behind it up to one that is signed, and the one key that opens it. Whoever has the line can
// check it without us; nobody who has not can read anything else with that key.
#pragma once

#include "feed/range.h"
#include "transfer/chat.h"
#include "wire/codec.h"

#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace ieum::transfer {

struct SignedEvent {
    crypto::Signature signature;       ///< over the id of the last header
    crypto::Key key;                   ///< of this event's body, and of no other
    std::vector<feed::Header> headers; ///< its own, then those behind it
    Bytes body;                        ///< sealed, as it travelled
};
std::string packed(const SignedEvent& event);
std::optional<SignedEvent> unpacked(std::string_view bytes);

struct Signer {
    PersonId person;
    DeviceId device;
    std::string name; ///< what the person's root vouches for
};
/// Those whose openings are good, all of one room.
class Signers {
  public:
    Signers() = default;
    /// `room`: its id in hex, which all of them must be of.
    Signers(const std::vector<std::string>& openings, std::string_view room);
    /// What a feed begins with, a packed event that the feed itself signed: whoever vouches for somebody else's device
    /// gets nothing by it. Nothing when it is no good, or of another room than the first.
    std::optional<FeedId> add(std::string_view opening);
    const Signer* find(const FeedId& feed) const;
    const std::string& room() const { return m_room; }

  private:
    std::string m_room; ///< in hex; "" before the first
    std::unordered_map<FeedId, Signer> m_signers;
};

/// The body, when it hashes to what the header says and the key opens it.
std::optional<wire::ContentBody> contentOf(const SignedEvent& event);
/// When its author wrote it, by his own clock.
int64_t signedTimeOf(const wire::ContentBody& body);
/// Does the body say what the line says? An edited message is held against its edit, which names no more than the
/// message and its text, and has a time of its own. Pins, reactions and votes are others' words and are in no author's
/// event.
bool says(const wire::ContentBody& body, const Signer& author, const ChatMessage& message);
/// Chain and signature, then both of the above. False for a message without any.
bool isAsSigned(const Signers& signers, const ChatMessage& message);

} // namespace ieum::transfer
