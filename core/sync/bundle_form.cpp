// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/bundle_form.h"

#include "base/reader.h"
#include "base/writer.h"
#include "crypto/aead.h"
#include "crypto/kdf.h"
#include "sync/limits.h"

namespace ieum::sync {

namespace {

constexpr std::string_view magic = "IEUMBNDL";
constexpr uint32_t version = 1;
constexpr size_t lengthBytes = 4;
/// Of a record in the file beside what is sealed.
constexpr size_t framingBytes = lengthBytes + BundleTag::byteCount;
constexpr size_t plainBytesMax =
    (lengthBytes + bundleRecordBytesMax + bundlePaddingBytes - 1) / bundlePaddingBytes * bundlePaddingBytes;

size_t paddedBytes(size_t plain) { return (plain + bundlePaddingBytes - 1) / bundlePaddingBytes * bundlePaddingBytes; }

/// No two records of a bundle have the same one, and the key is the bundle's.
crypto::Nonce24 nonceOf(const BundlePreamble& preamble, uint64_t number) {
    const Bytes bytes = Writer().u32(preamble.part).u64(number).u64(0).u32(0).take();
    return *crypto::Nonce24::from(bytes);
}

Bytes additionalOf(const BundlePreamble& preamble, const BundleTag& tag) {
    Bytes bytes = toBytes(preamble);
    append(bytes, tag.view());
    return bytes;
}

Bytes signedText(const BundlePreamble& preamble, int64_t writtenMs) {
    return Writer().put(toBytes(preamble)).u64(static_cast<uint64_t>(writtenMs)).take();
}

constexpr std::string_view headLabel = "ieum bundle head v1";

} // namespace

Bytes toBytes(const BundlePreamble& preamble) {
    return Writer().put(bytesOf(magic)).u32(version).u32(preamble.part).put(preamble.bundle.view()).take();
}

Result<BundlePreamble> readBundlePreamble(ByteView bytes) {
    Reader reader(bytes.subspan(0, std::min(bytes.size(), bundlePreambleBytes)));
    const bool isOurs = textOf(reader.take(magic.size())) == magic;
    const uint32_t found = reader.u32();
    BundlePreamble preamble;
    preamble.part = reader.u32();
    preamble.bundle = reader.id<BundleId>();
    if (!isOurs || !reader.finish()) return fail(Cause::Input, SyncError::NotABundle);
    if (found != version) return fail(Cause::Input, SyncError::BundleTooNew, found);
    return preamble;
}

BundleKeys bundleKeysOf(const crypto::Key& session, const BundleId& bundle) {
    const crypto::Key tag = crypto::derive(session, "ieum bundle tag v1", {bundle.view()});
    return {*BundleTag::from(tag.view().subspan(0, BundleTag::byteCount)),
            crypto::derive(session, "ieum bundle key v1", {bundle.view()})};
}

Bytes sealRecord(const BundleKeys& keys, const BundlePreamble& preamble, uint64_t number,
                 const wire::BundleRecord& record) {
    const Bytes body = wire::encode(record);
    Bytes plain = Writer().u32(static_cast<uint32_t>(body.size())).put(body).take();
    plain.resize(paddedBytes(plain.size()));
    const Bytes sealed = crypto::seal(keys.key, nonceOf(preamble, number), plain, additionalOf(preamble, keys.tag));
    const auto length = static_cast<uint32_t>(BundleTag::byteCount + sealed.size());
    return Writer().u32(length).put(keys.tag.view()).put(sealed).take();
}

Result<wire::BundleRecord> openRecord(const BundleKeys& keys, const BundlePreamble& preamble, uint64_t number,
                                      ByteView sealed) {
    const auto plain = crypto::open(keys.key, nonceOf(preamble, number), sealed, additionalOf(preamble, keys.tag));
    if (!plain) return passOn(plain);
    Reader reader(*plain);
    const uint32_t length = reader.u32();
    const ByteView body = reader.take(length);
    if (body.size() != length) return fail(Cause::Peer, SyncError::BadBundle, length);
    return wire::decode<wire::BundleRecord>(body, bundleRecordBytesMax);
}

size_t sizeOfRecord(const wire::BundleRecord& record) {
    return framingBytes + paddedBytes(lengthBytes + record.ByteSizeLong()) + crypto::tagBytes;
}

Result<std::optional<RawRecord>> rawRecordAt(ByteView bytes) {
    if (bytes.size() < lengthBytes) return std::optional<RawRecord>();
    Reader reader(bytes);
    const uint32_t length = reader.u32();
    const bool isPossible = length > BundleTag::byteCount + crypto::tagBytes &&
                            length <= BundleTag::byteCount + plainBytesMax + crypto::tagBytes;
    if (!isPossible) return fail(Cause::Peer, SyncError::BadBundle, length);
    if (bytes.size() < lengthBytes + length) return std::optional<RawRecord>();
    RawRecord raw;
    raw.tag = reader.id<BundleTag>();
    raw.sealed = reader.take(length - BundleTag::byteCount);
    raw.bytes = lengthBytes + length;
    return std::optional(raw);
}

crypto::Signature signHead(const crypto::SigningKey& device, const BundlePreamble& preamble, const RoomId& room,
                           int64_t writtenMs) {
    return device.sign(headLabel, {room.view(), signedText(preamble, writtenMs)});
}

Done verifyHead(const BundlePreamble& preamble, const RoomId& room, const wire::BundleHead& head) {
    const auto signature = wire::idOf<crypto::Signature>(head.signature());
    if (!signature) return passOn(signature);
    return crypto::verify(bytesOf(head.device()), headLabel, {room.view(), signedText(preamble, head.written_ms())},
                          *signature);
}

} // namespace ieum::sync
