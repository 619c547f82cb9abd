// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The bytes of a bundle: a preamble, and records that are each sealed for one room (docs/formats/bundle.md). Pure
// functions.
#pragma once

#include "base/ids.h"
#include "crypto/sign.h"
#include "sync/error.h"
#include "wire/bundle.pb.h"
#include "wire/codec.h"

namespace ieum::sync {

/// Random, another for each bundle. Keys and tags follow from it, so two bundles have nothing in common.
using BundleId = FixedBytes<struct BundleIdTag, 16>;
/// What a room is called in one bundle.
using BundleTag = FixedBytes<struct BundleTagTag, 16>;

struct BundlePreamble {
    BundleId bundle;
    uint32_t part = 1; ///< from 1 on; every part begins with a preamble
};
constexpr size_t bundlePreambleBytes = 32;
Bytes toBytes(const BundlePreamble& preamble);
/// Errors: NotABundle, BundleTooNew (number: its version); Cause::Input.
Result<BundlePreamble> readBundlePreamble(ByteView bytes);

struct BundleKeys {
    BundleTag tag;
    crypto::Key key;
};
/// `session`: the room's key that proves membership.
BundleKeys bundleKeysOf(const crypto::Key& session, const BundleId& bundle);

/// u32 length | tag | sealed. `number`: of the record in its part, of whatever room, from 0 on.
Bytes sealRecord(const BundleKeys& keys, const BundlePreamble& preamble, uint64_t number,
                 const wire::BundleRecord& record);
/// `sealed`: what follows the tag. Errors: CryptoError::Undecryptable, those of wire::decode; Cause::Peer.
Result<wire::BundleRecord> openRecord(const BundleKeys& keys, const BundlePreamble& preamble, uint64_t number,
                                      ByteView sealed);
/// How many bytes a record has in the file.
size_t sizeOfRecord(const wire::BundleRecord& record);

/// What stands in a file at some place.
struct RawRecord {
    BundleTag tag;
    ByteView sealed;
    size_t bytes = 0; ///< to the next one
};
/// Nothing: `bytes` end before the record does. Errors: BadBundle (a length that no record has).
Result<std::optional<RawRecord>> rawRecordAt(ByteView bytes);

crypto::Signature signHead(const crypto::SigningKey& device, const BundlePreamble& preamble, const RoomId& room,
                           int64_t writtenMs);
/// Errors: those of crypto::verify.
Done verifyHead(const BundlePreamble& preamble, const RoomId& room, const wire::BundleHead& head);

} // namespace ieum::sync
