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
    feed::Hlc hlc;           ///< of the event that committed it
    uint64_t generation = 0; ///< as its commit says, which may be gone since; 0: not known
    /// Read only: how old our profile was when it was seen that others follow this one (KeyLog::setPast).
    std::optional<int64_t> pastMs = std::nullopt;
    /// The first four bytes of the id of each device that its secret was sealed to; empty when that is not known.
    Bytes devices{};
};

struct FileLink {
    FileId file;
    crypto::Key key;
    std::string name; ///< a label
    uint64_t sizeBytes = 0;
};

/// A person named in a text, by code points.
struct Mention {
    uint32_t offset = 0;
    uint32_t length = 0;
    PersonId person;
    bool operator==(const Mention&) const = default;
};

/// The message's text is the question.
struct Poll {
    std::vector<std::string> options;
    bool multiple = false;
    int64_t closesMs = 0; ///< a label; 0: never
    bool operator==(const Poll&) const = default;
};

/// What an imported message brought along of others' doing; names, not persons.
struct OriginReaction {
    std::string emoji;
    std::vector<std::string> names;
};
struct OriginVote {
    std::string name;
    std::vector<uint32_t> options;
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
    bool edited = false;
    bool deleted = false; ///< there was something, says the archive
    std::vector<OriginReaction> reactions{};
    std::vector<OriginVote> votes{};
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

/// Why a message is not shown any more. It keeps its place.
enum class Gone : uint8_t {
    Here = 0,
    Deleted = 1, ///< by its author: text, files and search entry are wiped
    Hidden = 2,  ///< by an owner or admin: kept, in case that he turns out to have had no right to
    Expired = 3, ///< its time was over: wiped
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
    std::vector<Mention> mentions;
    std::optional<Poll> poll;
    bool notice = false;
    int64_t expiresAfterMs = 0; ///< 0: never
    bool late = false;
    bool own = false;

    // What became of it since (changes.h).
    std::optional<std::string> original; ///< as it was written first, when `text` is an edit's
    int64_t editedMs = 0;                ///< 0: never
    Gone gone = Gone::Here;
    PersonId goneBy;
};

} // namespace ieum::room
