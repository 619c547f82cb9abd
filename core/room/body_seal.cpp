// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "room/body_seal.h"

#include "base/writer.h"
#include "crypto/aead.h"
#include "crypto/kdf.h"

namespace ieum::room {

namespace {

crypto::Key messageKey(const crypto::Key& sender, const BodyPlace& place) {
    return crypto::derive(sender, "ieum message v1", {Writer().u64(place.seq).bytes()});
}

Bytes additionalOf(const BodyPlace& place) {
    return Writer().put(place.feed.view()).u64(place.seq).put(place.epoch.view()).take();
}

} // namespace

// sender key = KDF(secret, feed); message key = KDF(sender key, seq)
crypto::Key senderKeyOf(const crypto::Key& from, const FeedId& feed) {
    return crypto::derive(from, "ieum sender v1", {feed.view()});
}

Bytes sealBody(const crypto::Key& from, const BodyPlace& place, ByteView plain) {
    return crypto::sealSynthetic(messageKey(senderKeyOf(from, place.feed), place), plain, additionalOf(place));
}

crypto::Key bodyKeyOf(const crypto::Key& from, const BodyPlace& place) {
    return messageKey(senderKeyOf(from, place.feed), place);
}

Result<Bytes> openBodyByKey(const crypto::Key& bodyKey, const BodyPlace& place, ByteView sealed) {
    return crypto::openSynthetic(bodyKey, sealed, additionalOf(place));
}

Result<Bytes> openBodyBySender(const crypto::Key& sender, const BodyPlace& place, ByteView sealed) {
    return crypto::openSynthetic(messageKey(sender, place), sealed, additionalOf(place));
}

Result<Bytes> openBody(const crypto::Key& from, const BodyPlace& place, ByteView sealed) {
    return openBodyBySender(senderKeyOf(from, place.feed), place, sealed);
}

} // namespace ieum::room
