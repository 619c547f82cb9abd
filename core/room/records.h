// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What a room leaves in storage, as plain values.
#pragma once

#include "base/ids.h"
#include "base/time.h"
#include "crypto/secret.h"
#include "feed/range.h"

#include <limits>
#include <optional>
#include <string>
#include <vector>

namespace ieum::room {

enum class RoomKind : uint8_t { Direct = 1, Group = 2, Notice = 3, Self = 4, Rendezvous = 5 };

struct RoomRecord {
    RoomId id;
    RoomKind kind = RoomKind::Group;
    crypto::Key secret;
    std::string name;
    int64_t createdMs = 0;
    bool removed = false; ///< we are no member any more
};

/// Whose feed it is, read from its first event.
struct FeedRecord {
    FeedId feed;
    RoomId room;
    feed::Kind kind = feed::Kind::Content;
    DeviceId device;
    PersonId person;
};

/// A limit of a feed that has none. Fits a signed number, for the store's sake.
constexpr uint64_t noLimit = std::numeric_limits<int64_t>::max();

/// Keys of our own feeds in a room.
struct OwnFeedKeys {
    crypto::Key controlSeed;
    crypto::Key contentSeed;
};

struct EpochRecord {
    EpochId id;
    crypto::Key secret;
    FixedBytes<struct MembersDigestTag, 32> members;
    feed::Hlc hlc; ///< of the event that committed it
};

struct FileLink {
    FileId file;
    crypto::Key key;
    std::string name; ///< a label
    uint64_t sizeBytes = 0;
};

/// Where an imported message came from; nobody signed it but the importer.
struct Origin {
    std::string source;
    std::string author;
    std::string authorId; ///< what the archive calls him
    int64_t timeMs = 0;
    std::string originalTime;
    uint32_t line = 0;
    bool system = false;
    std::string kind;
    std::string originalId;
    std::string attachments; ///< those that did not come along, a line each: size, SHA-256 or "-", name
};

/// One event, or a feed up to it.
struct FeedSeq {
    FeedId feed;
    uint64_t seq = 0;
    auto operator<=>(const FeedSeq&) const = default;
};

/// Place in the timeline: ascending (word, feed, seq). The word is an HLC for messages, the original time for imports.
struct TimelineKey {
    uint64_t word = 0;
    FeedId feed;
    uint64_t seq = 0;
    auto operator<=>(const TimelineKey&) const = default;
};

struct MessageRecord {
    MessageId id;
    RoomId room;
    TimelineKey key; ///< feed and seq say which event it is
    PersonId author;
    DeviceId device;
    int64_t timeMs = 0; ///< shown to people
    std::string text;
    std::optional<MessageId> replyTo;
    std::vector<FileLink> files;
    std::optional<Origin> origin;
    bool late = false;
    bool own = false;
};

} // namespace ieum::room
