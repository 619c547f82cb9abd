// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// A chat on its way in or out: plain values, the same for every importer and exporter. Nothing here is verified: an
// imported author is a name that a file claims, never a person of ours.
#pragma once

#include "base/result.h"

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

namespace ieum::transfer {

struct ChatAttachment {
    std::string name; ///< as its sender named it; never used as a path
    uint64_t sizeBytes = 0;
    std::string sha256Hex; ///< lower case, or "" when unknown
    std::string path;      ///< "files/<safe name>" inside the archive, or "" when the bytes are not there
    /// Where the export says that the bytes lie, from its own folder on; a label that is looked up, never opened.
    std::string label{};
    /// Which entry of the bundle that it was imported from holds the bytes.
    std::optional<size_t> entry{};

    /// What an archive keeps of both.
    bool operator==(const ChatAttachment& other) const {
        return name == other.name && sizeBytes == other.sizeBytes && sha256Hex == other.sha256Hex && path == other.path;
    }
};

struct ChatReaction {
    std::string emoji;
    std::vector<std::string> names; ///< of those who put it

    bool operator==(const ChatReaction&) const = default;
};
struct ChatPollOption {
    std::string text;
    std::vector<std::string> names; ///< of those who chose it

    bool operator==(const ChatPollOption&) const = default;
};
struct ChatPoll {
    std::vector<ChatPollOption> options; ///< the message's text is the question
    bool multiple = false;

    bool operator==(const ChatPoll&) const = default;
};

/// What became of a message after it was written, as it stood when it was exported.
struct ChatLooks {
    bool edited = false;
    bool pinned = false;
    bool notice = false;
    std::vector<ChatReaction> reactions;
    std::optional<ChatPoll> poll;

    bool operator==(const ChatLooks&) const = default;
};

struct ChatMessage {
    enum Kind : uint8_t { Text, System, Deleted, Photo, File, Sticker, Other };

    std::string id;
    std::string authorId; ///< "" when the record has no author
    std::string author;
    int64_t timeMs = 0;       ///< UTC
    std::string originalTime; ///< as the file had it, before any zone was applied
    std::string text;         ///< as the file had it
    Kind kind = Text;
    std::string replyTo; ///< id of another message, or ""
    std::vector<ChatAttachment> attachments;
    std::string source; ///< "kakaotalk-android", "kakaotalk-windows", "ieum" …
    uint32_t line = 0;  ///< where in the source, from 1; 0 when there is no such place
    ChatLooks looks{};
    std::string signedEvent{}; ///< what its author signed (signed_event.h), as an archive keeps it; "" without
    bool verified = false;     ///< read, and it says what the author signed

    bool operator==(const ChatMessage&) const = default;
};

struct ChatMember {
    std::string id;
    std::string name;
    std::string role; ///< "" when the file does not say

    bool operator==(const ChatMember&) const = default;
};

/// A line or record of the file that was not taken in.
struct PassedOver {
    enum Why : uint8_t {
        NoPlace,  ///< text above the first message, or that nothing claims
        BadDate,  ///< a day or a time that does not exist or cannot be known
        Broken,   ///< against the rules of its format
        TooLarge, ///< more than limits.h allows
        Forged,   ///< not what its author signed
    };
    uint32_t line = 0;
    Why why = NoPlace;

    bool operator==(const PassedOver&) const = default;
};

struct Chat {
    std::string room;
    std::string timeZone; ///< the zone that turned local times into UTC
    std::string encoding; ///< of the file it was first read from: "utf-8", "cp949", "utf-16le", "utf-16be"
    std::vector<ChatMember> members;
    std::vector<ChatMessage> messages;   ///< in the order of the file, which is the order of speaking
    uint64_t taken = 0;                  ///< messages that went to a TakeMessage instead
    uint32_t skipped = 0;                ///< lines and records that were not taken in
    std::vector<PassedOver> passedOver;  ///< the first of them (limits::passedOverMax)
    std::vector<std::string> openings{}; ///< who signs: of each feed what it begins with (signed_event.h)
    std::string roomId{};                ///< the one that they sign in, in hex; "" without
    uint32_t forged = 0;                 ///< of those passed over: not what their authors signed

    void passOver(uint32_t line, PassedOver::Why why);
    /// What a part of it counted, passed over, and whom it has; its messages are the caller's to give. `known`: who is
    /// here, by id. Errors: TooLarge when there are more people than a chat may have.
    Done absorb(Chat part, std::unordered_set<std::string>& known);
    uint64_t count() const { return messages.size() + taken; }
    bool operator==(const Chat&) const = default;
};

struct ChatCounts {
    uint64_t messages = 0; ///< records from people, deleted ones included
    uint64_t members = 0;
    uint64_t attachments = 0;
    uint64_t system = 0;
    uint64_t skipped = 0;
    int64_t firstMs = 0; ///< earliest and latest of all records; both 0 in an empty chat
    int64_t lastMs = 0;

    bool operator==(const ChatCounts&) const = default;
};

/// Of a message more; what is not counted by messages stays.
void countMessage(ChatCounts& counts, const ChatMessage& message);
ChatCounts countOf(const Chat& chat);

/// Where the messages of a long chat go, one after the other; an error of its own ends what gives them.
using TakeMessage = std::function<Done(ChatMessage&&)>;
/// To `take` when there is one, else into the chat.
Done give(Chat& chat, const TakeMessage& take, ChatMessage&& message);

/// "text", "system", "deleted" …: what archives write.
std::string_view nameOf(ChatMessage::Kind kind);
/// What a newer version wrote and we do not know is Other.
ChatMessage::Kind kindOf(std::string_view name);

} // namespace ieum::transfer
