// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The bounded codec: protobuf from outside is parsed with a size, a depth and a count limit. A parsed message is read
// and thrown away, never written out again: the received bytes are what is kept, hashed and passed on. Thread-safe: no
// state.
#pragma once

#include "base/bytes.h"
#include "base/fixed_bytes.h"
#include "wire/body.pb.h"
#include "wire/error.h"
#include "wire/frame.pb.h"
#include "wire/limits.h"

namespace ieum::wire {

/// Errors: TooLarge, Malformed, TooMany (fields of the message, by a scan before parsing; what is nested is bounded by
/// bytesMax).
Done parseBounded(ByteView bytes, size_t bytesMax, google::protobuf::MessageLite& into);

template <class Message> Result<Message> decode(ByteView bytes, size_t bytesMax = frameBytesMax) {
    Message message;
    const auto parsed = parseBounded(bytes, bytesMax, message);
    if (!parsed) return passOn(parsed);
    return message;
}

Bytes encode(const google::protobuf::MessageLite& message);

/// A protobuf `bytes` field as an id, or BadLength.
template <class Id> Result<Id> idOf(const std::string& field) {
    const auto id = Id::from(bytesOf(field));
    if (!id) return fail(Cause::Peer, WireError::BadLength, static_cast<int64_t>(field.size()));
    return *id;
}
inline std::string fieldOf(ByteView bytes) { return std::string(textOf(bytes)); }
template <class Id> std::string fieldOf(const Id& id) { return std::string(textOf(id.view())); }

} // namespace ieum::wire
