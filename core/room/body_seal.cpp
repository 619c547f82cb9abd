// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "room/body_seal.h"

#include "base/writer.h"
#include "crypto/aead.h"
#include "crypto/kdf.h"

namespace ieum::room {

namespace {

/// sender key = KDF(secret, feed); message key = KDF(sender key, seq)
crypto::Key messageKey(const crypto::Key& from, const BodyPlace& place) {
    const crypto::Key sender = crypto::derive(from, "ieum sender v1", {place.feed.view()});
    return crypto::derive(sender, "ieum message v1", {Writer().u64(place.seq).bytes()});
}

Bytes additionalOf(const BodyPlace& place) {
    return Writer().put(place.feed.view()).u64(place.seq).put(place.epoch.view()).take();
}

} // namespace

Bytes sealBody(const crypto::Key& from, const BodyPlace& place, ByteView plain) {
    return crypto::sealSynthetic(messageKey(from, place), plain, additionalOf(place));
}

Result<Bytes> openBody(const crypto::Key& from, const BodyPlace& place, ByteView sealed) {
    return crypto::openSynthetic(messageKey(from, place), sealed, additionalOf(place));
}

} // namespace ieum::room
