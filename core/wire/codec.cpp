// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "wire/codec.h"

#include "base/assert.h"

#include <google/protobuf/io/coded_stream.h>

namespace ieum::wire {

namespace {

/// Counts the top-level fields without building anything: a million empty submessages cost two million bytes here,
/// but hundreds of megabytes as objects.
Done countFields(ByteView bytes) {
    google::protobuf::io::CodedInputStream in(raw(bytes), static_cast<int>(bytes.size()));
    int fields = 0;
    while (const uint32_t tag = in.ReadTag()) {
        if (++fields > repeatedMax) return fail(Cause::Peer, WireError::TooMany, fields);
        uint64_t number = 0;
        uint32_t length = 0;
        bool read = false;
        switch (tag & 7U) {
        case 0:
            read = in.ReadVarint64(&number);
            break;
        case 1:
            read = in.Skip(8);
            break;
        case 2:
            read = in.ReadVarint32(&length) && length <= bytes.size() && in.Skip(static_cast<int>(length));
            break;
        case 5:
            read = in.Skip(4);
            break;
        default:
            break;
        }
        if (!read) return fail(Cause::Peer, WireError::Malformed, in.CurrentPosition());
    }
    if (!in.ConsumedEntireMessage()) return fail(Cause::Peer, WireError::Malformed, in.CurrentPosition());
    return {};
}

} // namespace

Done parseBounded(ByteView bytes, size_t bytesMax, google::protobuf::MessageLite& into) {
    if (bytes.size() > bytesMax) return fail(Cause::Peer, WireError::TooLarge, static_cast<int64_t>(bytes.size()));
    if (const auto counted = countFields(bytes); !counted) return counted;
    google::protobuf::io::CodedInputStream in(raw(bytes), static_cast<int>(bytes.size()));
    in.SetRecursionLimit(recursionMax);
    in.SetTotalBytesLimit(static_cast<int>(bytesMax));
    if (!into.ParseFromCodedStream(&in) || !in.ConsumedEntireMessage()) {
        return fail(Cause::Peer, WireError::Malformed, in.CurrentPosition());
    }
    return {};
}

Bytes encode(const google::protobuf::MessageLite& message) {
    Bytes bytes(message.ByteSizeLong());
    const bool written = message.SerializeToArray(bytes.data(), static_cast<int>(bytes.size()));
    IEUM_ASSERT(written);
    return bytes;
}

} // namespace ieum::wire
