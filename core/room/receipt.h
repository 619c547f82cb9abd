// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// A device's newest statement of what it has and has read: the proof behind "delivered" and "read". Sealed for the
// room, signed with the device's content feed key, newest counter wins.
#pragma once

#include "crypto/sign.h"
#include "room/lan_address.h"
#include "room/records.h"
#include "room/room_keys.h"

namespace ieum::room {

/// The first bytes of a FileId. Two files with the same ones are contrived, by whoever made both.
using FileStub = FixedBytes<struct FileStubTag, 8>;

/// Some chunks of a file: so many lacking, then so many there, and so on from the first one.
struct PartHeld {
    FileId file;
    std::vector<uint32_t> runs;
    bool operator==(const PartHeld&) const = default;
};

/// What a device has of a room's files. All of it: a file that is not named is not there any more.
struct Holdings {
    std::vector<FileId> whole;     ///< the newest first
    std::vector<FileStub> stubs{}; ///< further ones; made of `whole` when a receipt is signed
    std::vector<PartHeld> parts{};
};

struct Statement {
    DeviceId device;
    std::vector<FeedSeq> have;
    std::vector<FeedSeq> read;
    Holdings holds;
    int64_t statedMs = 0;
    std::vector<LanAddress> addresses{}; ///< where it listens on its LAN; read: those that could be one
};
struct SignedReceipt {
    FeedId feed; ///< the issuer's content feed
    uint64_t counter = 0;
    Bytes sealed;
    crypto::Signature signature;
};

/// What does not fit (limits.h) is left out, files first.
SignedReceipt signReceipt(const RoomKeys& keys, const crypto::SigningKey& contentFeedKey, uint64_t counter,
                          const Statement& statement);
/// Errors: CryptoError::BadSignature (whoever passed it on is at fault); any other Cause::Peer: its author is. The
/// caller checks that the feed belongs to the stated device.
Result<Statement> readReceipt(const RoomKeys& keys, const SignedReceipt& receipt);

} // namespace ieum::room
