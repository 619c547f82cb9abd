// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Content bodies: what a person wrote, and what it looks like once it is read.
#pragma once

#include "room/changes.h"
#include "room/error.h"
#include "room/limits.h"
#include "room/records.h"
#include "wire/codec.h"

#include <algorithm>
#include <array>

namespace ieum::room {

using MessageNonce = std::array<std::byte, 16>;

/// A message as its author composes it: known by its id before any byte of it is sent.
struct Outgoing {
    MessageNonce nonce{};
    int64_t writtenMs = 0;
    std::string text;
    std::optional<MessageId> replyTo;
    std::vector<FileLink> files;
    std::optional<Origin> origin;
    std::vector<Mention> mentions;
    std::optional<Poll> poll;
    bool notice = false;
    int64_t expiresAfterMs = 0;
};

/// Nobody can take another device's id: it is the hash of the author's device and the nonce.
/// Somebody's word for when it was, within the years that calendars and exports have.
inline int64_t soundTime(int64_t ms) { return std::clamp(ms, timeMsMin, timeMsMax); }

MessageId messageIdOf(const DeviceId& author, const MessageNonce& nonce);

/// Without references; Room adds those when the message becomes an event. Errors: TextTooLong (Cause::Input).
Result<wire::ContentBody> toBody(const Outgoing& message);
/// What the author says of somebody's message: kind, target and what the kind carries. Errors: BadBody, TextTooLong
/// (Cause::Input).
Result<wire::ContentBody> toBody(const ChangeRecord& change, const MessageNonce& nonce, int64_t writtenMs);
/// Fills everything but room, key, author, device and the flags. Errors: BadBody.
Result<MessageRecord> fromBody(const wire::ContentBody& body, const DeviceId& author);

} // namespace ieum::room
