// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Which entry of a bundle is which attachment of a chat: by the exact name that the export gives, or by the time in the
// name where it gives none (KakaoTalk on iOS).
#pragma once

#include "transfer/bundle.h"
#include "transfer/chat.h"
#include "transfer/time_zone.h"

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

namespace ieum::transfer {

struct MediaCount {
    uint64_t found = 0;     ///< attachments with an entry
    uint64_t missing = 0;   ///< attachments and placeholders of pictures without one
    uint64_t unclaimed = 0; ///< entries, other than chats, that no message has

    bool operator==(const MediaCount&) const = default;
};

/// May a name that somebody wrote into a chat pick this file? In a folder that holds other things as well only one that
/// nobody could have guessed: dates, counters and "files/plan.pdf" lie in anybody's folders.
using MayLink = bool (*)(std::string_view name);
inline bool anyName(std::string_view) { return true; }
/// "<64 hex>.jpg"
bool isUnguessable(std::string_view name);

/// Counts what one message after the other has and lacks.
class MediaCounting {
  public:
    void add(const ChatMessage& message);
    MediaCount count(size_t entriesThatMayBeMedia) const;

  private:
    MediaCount m_count;
    std::unordered_set<size_t> m_claimed;
};

/// The exact names of a bundle's entries, for one message after the other.
class NameLinks {
  public:
    /// `folder`: of the chat, with "/" at its end, or "".
    NameLinks(const Bundle& bundle, std::string_view folder, MayLink mayLink);
    /// Sets ChatAttachment::entry and, where it is unknown, the size.
    void link(ChatMessage& message) const;

  private:
    std::optional<size_t> find(std::string_view name) const;

    const Bundle& m_bundle;
    std::string_view m_folder;
    MayLink m_mayLink;
    std::unordered_map<std::string, size_t> m_byName;
};

/// "20260610_093200_1.jpeg": what iOS exports beside its text; never a chat, whatever is in it.
bool isStampedName(std::string_view name);
/// KakaoTalk on iOS writes 사진 and the time; the pictures of that minute are that message's, in order, unless there
/// are more messages than pictures and several people wrote them. That shows when all messages are known, so a chat is
/// gone through twice: first noted, then linked, each time from its beginning.
class TimeLinks {
  public:
    /// `folder`: of the chat, with "/" at its end, or "".
    TimeLinks(const Bundle& bundle, std::string_view folder, const TimeZone& zone);
    void note(const ChatMessage& message);
    /// Once, between the two.
    void settle();
    /// Adds attachments.
    void link(ChatMessage& message);

  private:
    struct File {
        int64_t timeMs = 0;
        int number = 0; ///< of those of one second
        size_t entry = 0;
        auto operator<=>(const File&) const = default;
    };
    struct Waiting {
        size_t message = 0; ///< which one of the chat, from 0
        size_t count = 0;   ///< files that it stands for
    };
    struct Slot {
        std::vector<File> files;
        std::vector<Waiting> waiting;
        size_t wanted = 0;
        std::string author;
        bool byOne = true; ///< all of one person
    };

    const Bundle& m_bundle;
    std::map<std::pair<int64_t, std::string>, Slot> m_slots;   ///< by the minute, and what is looked for
    std::unordered_map<size_t, std::vector<size_t>> m_entries; ///< by message
    size_t m_noted = 0;
    size_t m_linked = 0;
};

} // namespace ieum::transfer
