// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "transfer/bundle_import.h"

#include "base/utf8.h"
#include "transfer/archive_format.h"
#include "transfer/dialect.h"
#include "transfer/error.h"
#include "transfer/lexer.h"
#include "transfer/limits.h"
#include "transfer/record_ids.h"
#include "transfer/slack.h"
#include "transfer/whatsapp_body.h"

#include <algorithm>
#include <map>
#include <unordered_set>

namespace ieum::transfer {

namespace {

std::string_view folderOf(std::string_view name) { return name.substr(0, name.find_last_of('/') + 1); }

/// Names that messengers give to chats, in any folder.
bool isNamedLikeChat(std::string_view name) {
    for (const std::string_view start : {"KakaoTalk", "Kakaotalk", "Talk_", "[LINE]"}) {
        if (name.starts_with(start)) return true;
    }
    return name == archiveFileName || name == "_chat.txt" || name == "result.json" ||
           !whatsAppRoomInFileName(name).empty() || name.find("카카오톡 대화") != std::string_view::npos;
}

bool mayBeChat(std::string_view name) {
    if (name.empty() || std::count(name.begin(), name.end(), '/') > 1 || isStampedName(name)) return false;
    if (name.starts_with("__MACOSX/") || baseOf(name).starts_with("._")) return false;
    for (const std::string_view ending : {".txt", ".csv", ".json", ".jsonl"}) {
        if (name.ends_with(ending)) return true;
    }
    return false;
}

/// "Talk_…-2.txt" and "KakaoTalkChats_2.txt" are parts of one chat: what they share, and the part's number.
struct PartName {
    std::string stem;
    int part = 1;
};
PartName partOf(std::string_view name) {
    const size_t dot = std::min(name.rfind('.'), name.size());
    const std::string_view stem = name.substr(0, dot);
    const size_t mark = stem.find_last_of("-_");
    const bool isSplit = baseOf(name).starts_with("Talk_") || baseOf(name).starts_with("KakaoTalkChats") ||
                         name.find("카카오톡 대화-") != std::string_view::npos;
    if (mark == std::string_view::npos || !isSplit) return {std::string(stem)};
    Lexer number(stem.substr(mark + 1));
    const auto part = number.takeNumber(1, 3);
    if (!part || !number.rest().empty()) return {std::string(stem)};
    return {std::string(stem.substr(0, mark)), *part};
}

struct FoundText {
    size_t entry = 0;
    int part = 1;
};
using Texts = std::map<std::string, std::vector<FoundText>>; ///< of one chat each, by what their names share

/// Those that a dialect recognises; names of messengers go before all others.
Result<Texts> findTexts(const BundleSource& source, const ImportOptions& options) {
    const auto& entries = source.bundle.entries();
    size_t looked = 0;
    for (const bool likeChat : {true, false}) {
        Texts texts;
        for (size_t i = 0; i < entries.size() && looked < limits::chatPartsMax; ++i) {
            const std::string_view name = entries[i].name;
            if (!mayBeChat(name) || isNamedLikeChat(baseOf(name)) != likeChat) continue;
            ++looked;
            if (const Done going = options.going(); !going) return passOn(going);
            const auto head = source.bundle.head(i, limits::detectionBytesMax);
            if (!head) return passOn(head);
            if (!looksLikeChat(*head)) continue;
            PartName part = partOf(name);
            texts[std::move(part.stem)].push_back({i, part.part});
        }
        if (!texts.empty()) return texts;
    }
    const bool isNested = std::any_of(entries.begin(), entries.end(),
                                      [](const BundleEntry& entry) { return entry.name.ends_with(".zip"); });
    return fail(Cause::Input, isNested ? TransferError::NestedZip : TransferError::NotAnExport);
}

Result<std::vector<FoundText>> chooseText(const BundleSource& source, const ImportOptions& options) {
    const std::string_view wanted = options.chat;
    const auto& entries = source.bundle.entries();
    if (!source.chosen.empty()) {
        for (size_t i = 0; i < entries.size(); ++i) {
            if (entries[i].name == source.chosen) return std::vector<FoundText>{{i, 1}};
        }
        return fail(Cause::Input, TransferError::NotAnExport);
    }
    auto texts = findTexts(source, options);
    if (!texts) return passOn(texts);
    auto chosen = texts->begin();
    if (texts->size() > 1) {
        chosen = std::find_if(texts->begin(), texts->end(), [&](const auto& text) {
            return text.first == wanted || baseOf(text.first) == wanted ||
                   entries[text.second.front().entry].name == wanted;
        });
    }
    if (chosen == texts->end()) {
        return fail(Cause::Input, TransferError::SeveralChats, static_cast<int64_t>(texts->size()));
    }
    std::stable_sort(chosen->second.begin(), chosen->second.end(),
                     [](const FoundText& a, const FoundText& b) { return a.part < b.part; });
    return std::move(chosen->second);
}

/// A folder that an export made for itself, by its name.
bool isExportFolder(std::string_view name) {
    for (const std::string_view start : {"KakaoTalk_Chats_", "Kakaotalk_Chat_", "WhatsApp Chat", "ChatExport_"}) {
        if (name.starts_with(start)) return true;
    }
    return false;
}

/// What of a bundle is the chat, and which of its files may be the chat's.
struct ChosenChat {
    std::vector<FoundText> texts; ///< parts of it, in their order
    std::string_view folder;      ///< that they lie in, with "/" at its end, or ""
    /// The messenger made all that lies there: any name that a message gives may be one of these files. Else it lies
    /// among somebody's other files.
    bool isAllExport = false;
};
Result<ChosenChat> choose(const BundleSource& source, const ImportOptions& options) {
    auto texts = chooseText(source, options);
    if (!texts) return passOn(texts);
    const std::string_view folder = folderOf(source.bundle.entries()[texts->front().entry].name);
    return ChosenChat{std::move(*texts), folder, source.chosen.empty() || isExportFolder(source.name)};
}

/// Ids of the messages of several parts, where the same may have been said in a part before, that minute.
class PartIds {
  public:
    /// Errors: BadArchive for a message with something signed, which has one id and no other: a second one would be
    /// one that nobody signed.
    Done keepApart(ChatMessage& message) {
        std::string id = m_ids.apart(message.id);
        if (message.verified && id != message.id) return fail(Cause::Input, TransferError::BadArchive);
        message.id = std::move(id);
        return {};
    }

  private:
    RecordIds m_ids;
};

/// What several parts say of one chat beside their messages, in their order.
class Joining {
  public:
    /// Errors: TooLarge.
    Done add(Chat part) {
        const uint64_t together = m_chat.count() + part.count();
        if (together > limits::messagesMax) {
            return fail(Cause::Input, TransferError::TooLarge, static_cast<int64_t>(together));
        }
        if (std::exchange(m_isFirst, false)) { // what all of it is called, and the room that they sign in
            m_chat.room = std::move(part.room);
            m_chat.timeZone = std::move(part.timeZone);
            m_chat.encoding = std::move(part.encoding);
            m_chat.roomId = std::move(part.roomId);
        }
        return m_chat.absorb(std::move(part), m_people);
    }
    Chat take() { return std::move(m_chat); }

  private:
    bool m_isFirst = true;
    Chat m_chat;
    std::unordered_set<std::string> m_people;
};

/// The zip's or folder's name says more than "_chat.txt" does.
std::string_view titleFileOf(const BundleSource& source, std::string_view text) {
    const std::string_view base = baseOf(text);
    const bool saysNothing =
        base == "_chat.txt" || base == archiveFileName || base == "result.json" || base.starts_with("KakaoTalkChats");
    return saysNothing && source.chosen.empty() ? source.name : base;
}

/// What a chat may still have.
struct BytesLeft {
    uint64_t held = limits::fileBytesMax;
    uint64_t streamed = limits::streamedBytesMax;
};

/// A long one in pieces where that is possible; else as a whole.
Result<Chat> readText(const BundleSource& source, size_t entry, BytesLeft& left, const ImportOptions& options,
                      const Files& files) {
    const BundleEntry& of = source.bundle.entries()[entry];
    const std::string_view title = titleFileOf(source, of.name);
    if (of.sizeBytes > limits::heldJsonBytesMax && of.sizeBytes <= left.streamed) {
        const auto head = source.bundle.head(entry, limits::detectionBytesMax);
        if (!head) return passOn(head);
        auto chat = importLongChat(
            *head, [&] { return source.bundle.pieces(entry); }, title, options, files);
        if (!chat) return passOn(chat);
        if (*chat) {
            left.streamed -= of.sizeBytes;
            return std::move(**chat);
        }
    }
    const auto bytes = source.bundle.read(entry, left.held, options.goOn);
    if (!bytes) return passOn(bytes);
    left.held -= bytes->size();
    return importChat(*bytes, title, options, files);
}

Result<Chat> readTexts(const BundleSource& source, const std::vector<FoundText>& texts, const ImportOptions& options,
                       const Files& files) {
    BytesLeft left; // for all of them: parts are one file that was cut
    if (texts.size() == 1) return readText(source, texts.front().entry, left, options, files);
    Joining chat;
    for (const FoundText& text : texts) {
        if (const Done going = options.going(); !going) return passOn(going);
        auto part = readText(source, text.entry, left, options, files);
        if (!part) return passOn(part);
        if (const Done added = chat.add(std::move(*part)); !added) return passOn(added);
    }
    return chat.take();
}

bool hasStampedFiles(const Bundle& bundle, std::string_view folder) {
    return std::any_of(bundle.entries().begin(), bundle.entries().end(), [&](const BundleEntry& entry) {
        return entry.name.starts_with(folder) && isStampedName(entry.name);
    });
}

/// Which picture is whose shows when all messages of its minute are known: the chat is read once for that alone.
Result<std::optional<TimeLinks>> timeLinks(const BundleSource& source, const ChosenChat& chosen,
                                           const ImportOptions& options, const Files& files, const NameLinks& names) {
    std::optional<TimeLinks> links;
    const auto zone = TimeZone::named(options.timeZone, files);
    if (!zone || !chosen.isAllExport || !hasStampedFiles(source.bundle, chosen.folder)) return links;
    links.emplace(source.bundle, chosen.folder, *zone);
    ImportOptions noting = options;
    noting.unsignedAt = {}; // told when it is read for good
    noting.take = [&](ChatMessage&& message) -> Done {
        if (const Done going = options.going(); !going) return going;
        names.link(message);
        links->note(message);
        return {};
    };
    const auto read = readTexts(source, chosen.texts, noting, files);
    if (!read) return passOn(read);
    links->settle();
    return links;
}

/// One message after the other, linked and counted on its way.
Result<ImportedBundle> readLinked(const BundleSource& source, const ChosenChat& chosen, const ImportOptions& options,
                                  const Files& files) {
    const NameLinks links(source.bundle, chosen.folder, chosen.isAllExport ? anyName : isUnguessable);
    auto byTime = timeLinks(source, chosen, options, files, links);
    if (!byTime) return passOn(byTime);
    MediaCounting media;
    PartIds ids;
    ImportOptions linking = options;
    linking.take = [&](ChatMessage&& message) -> Done {
        if (chosen.texts.size() > 1) {
            if (const Done kept = ids.keepApart(message); !kept) return kept;
        }
        links.link(message);
        if (*byTime) (*byTime)->link(message);
        media.add(message);
        return options.take(std::move(message));
    };
    auto chat = readTexts(source, chosen.texts, linking, files);
    if (!chat) return passOn(chat);
    const size_t others = source.chosen.empty() ? source.bundle.entries().size() - chosen.texts.size() : 0;
    return ImportedBundle{std::move(*chat), media.count(others)};
}

Result<ImportedBundle> readWorkspace(const BundleSource& source, const ImportOptions& options) {
    MediaCounting media;
    ImportOptions counting = options;
    counting.take = [&](ChatMessage&& message) -> Done {
        media.add(message);
        return options.take(std::move(message));
    };
    auto chat = readSlack(source.bundle, counting);
    if (!chat) return passOn(chat);
    return ImportedBundle{std::move(*chat), media.count(0)};
}

Result<ImportedBundle> readBundle(const BundleSource& source, const ImportOptions& options, const Files& files) {
    if (source.chosen.empty() && isSlackExport(source.bundle)) return readWorkspace(source, options);
    const auto chosen = choose(source, options);
    if (!chosen) return passOn(chosen);
    return readLinked(source, *chosen, options, files);
}

} // namespace

Result<ImportedBundle> importBundle(const BundleSource& source, const ImportOptions& options, const Files& files) {
    if (options.take) return readBundle(source, options, files);
    std::vector<ChatMessage> held;
    uint64_t heldBytes = 0; // what goes by may be longer
    ImportOptions holding = options;
    holding.take = [&](ChatMessage&& message) -> Done {
        heldBytes += message.text.size();
        if (heldBytes > limits::fileBytesMax) {
            return fail(Cause::Input, TransferError::TooLarge, static_cast<int64_t>(heldBytes));
        }
        held.push_back(std::move(message));
        return {};
    };
    auto read = readBundle(source, holding, files);
    if (!read) return read;
    read->chat.messages = std::move(held);
    read->chat.taken = 0;
    return read;
}

} // namespace ieum::transfer
