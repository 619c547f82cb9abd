// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// How event bodies are sealed: XChaCha20-Poly1305 with a synthetic nonce, under a key for this feed and seq, with the
// event's place as additional data. A body copied to another place does not open.
#pragma once

#include "crypto/secret.h"
#include "feed/header.h"

namespace ieum::room {

/// Where a body stands; part of what is authenticated.
struct BodyPlace {
    FeedId feed;
    uint64_t seq = 0;
    EpochId epoch; ///< zero: `from` is the room's control key, otherwise the epoch's secret
};

Bytes sealBody(const crypto::Key& from, const BodyPlace& place, ByteView plain);
/// What all bodies of one feed under one secret are opened with.
crypto::Key senderKeyOf(const crypto::Key& from, const FeedId& feed);
/// Likewise, by the sender's key. Errors: CryptoError::Undecryptable.
Result<Bytes> openBodyBySender(const crypto::Key& sender, const BodyPlace& place, ByteView sealed);
/// What opens this body and no other, for who has to show what is in it.
crypto::Key bodyKeyOf(const crypto::Key& from, const BodyPlace& place);
/// Errors: CryptoError::Undecryptable.
Result<Bytes> openBodyByKey(const crypto::Key& bodyKey, const BodyPlace& place, ByteView sealed);
/// Errors: CryptoError::Undecryptable.
Result<Bytes> openBody(const crypto::Key& from, const BodyPlace& place, ByteView sealed);

} // namespace ieum::room
