// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "transfer/bundle_import.h"

#include "base/utf8.h"
#include "transfer/archive_format.h"
#include "transfer/dialect.h"
#include "transfer/error.h"
#include "transfer/lexer.h"
#include "transfer/limits.h"
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
Result<Texts> findTexts(const BundleSource& source) {
    const auto& entries = source.bundle.entries();
    size_t looked = 0;
    for (const bool likeChat : {true, false}) {
        Texts texts;
        for (size_t i = 0; i < entries.size() && looked < limits::chatPartsMax; ++i) {
            const std::string_view name = entries[i].name;
            if (!mayBeChat(name) || isNamedLikeChat(baseOf(name)) != likeChat) continue;
            ++looked;
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

Result<std::vector<FoundText>> chooseText(const BundleSource& source, std::string_view wanted) {
    const auto& entries = source.bundle.entries();
    if (!source.chosen.empty()) {
        for (size_t i = 0; i < entries.size(); ++i) {
            if (entries[i].name == source.chosen) return std::vector<FoundText>{{i, 1}};
        }
        return fail(Cause::Input, TransferError::NotAnExport);
    }
    auto texts = findTexts(source);
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

void join(Chat& chat, Chat part) {
    std::unordered_set<std::string> ids;
    std::unordered_set<std::string> people;
    for (const ChatMessage& message : chat.messages) ids.insert(message.id);
    for (const ChatMember& member : chat.members) people.insert(member.id);
    for (ChatMessage& message : part.messages) {
        while (!ids.insert(message.id).second) message.id += '+'; // the same was said in a part before, that minute
        chat.messages.push_back(std::move(message));
    }
    for (ChatMember& member : part.members) {
        if (people.insert(member.id).second) chat.members.push_back(std::move(member));
    }
    for (const PassedOver& line : part.passedOver) chat.passOver(line.line, line.why);
    chat.skipped += part.skipped - static_cast<uint32_t>(part.passedOver.size());
}

/// The zip's or folder's name says more than "_chat.txt" does.
std::string_view titleFileOf(const BundleSource& source, std::string_view text) {
    const std::string_view base = baseOf(text);
    const bool saysNothing =
        base == "_chat.txt" || base == archiveFileName || base == "result.json" || base.starts_with("KakaoTalkChats");
    return saysNothing && source.chosen.empty() ? source.name : base;
}

Result<Chat> readTexts(const BundleSource& source, const std::vector<FoundText>& texts, const ImportOptions& options,
                       const Files& files) {
    std::optional<Chat> chat;
    uint64_t bytesLeft = limits::fileBytesMax; // for all of them: parts are one file that was cut
    for (const FoundText& text : texts) {
        const auto bytes = source.bundle.read(text.entry, bytesLeft);
        if (!bytes) return passOn(bytes);
        bytesLeft -= bytes->size();
        auto part = importChat(*bytes, titleFileOf(source, source.bundle.entries()[text.entry].name), options, files);
        if (!part) return passOn(part);
        if (chat) {
            const size_t together = chat->messages.size() + part->messages.size();
            if (together > limits::messagesMax) {
                return fail(Cause::Input, TransferError::TooLarge, static_cast<int64_t>(together));
            }
            join(*chat, std::move(*part));
        } else {
            chat = std::move(*part);
        }
    }
    return std::move(*chat);
}

/// A folder that an export made for itself, by its name.
bool isExportFolder(std::string_view name) {
    for (const std::string_view start : {"KakaoTalk_Chats_", "Kakaotalk_Chat_", "WhatsApp Chat", "ChatExport_"}) {
        if (name.starts_with(start)) return true;
    }
    return false;
}

Result<ImportedBundle> linked(Chat chat, const BundleSource& source, std::string_view folder, size_t texts,
                              const ImportOptions& options, const Files& files) {
    const bool isAllExport = source.chosen.empty() || isExportFolder(source.name);
    linkByName(chat, source.bundle, folder, isAllExport ? anyName : isUnguessable);
    if (isAllExport) {
        const auto zone = TimeZone::named(options.timeZone, files);
        if (zone) linkByTime(chat, source.bundle, folder, *zone);
    }
    const size_t others = source.chosen.empty() ? source.bundle.entries().size() - texts : 0;
    const MediaCount media = countMedia(chat, others);
    return ImportedBundle{std::move(chat), media};
}

} // namespace

Result<ImportedBundle> importBundle(const BundleSource& source, const ImportOptions& options, const Files& files) {
    if (source.chosen.empty() && isSlackExport(source.bundle)) {
        auto chat = readSlack(source.bundle, options);
        if (!chat) return passOn(chat);
        const MediaCount media = countMedia(*chat, 0);
        return ImportedBundle{std::move(*chat), media};
    }
    const auto texts = chooseText(source, options.chat);
    if (!texts) return passOn(texts);
    auto chat = readTexts(source, *texts, options, files);
    if (!chat) return passOn(chat);
    const std::string_view folder = folderOf(source.bundle.entries()[texts->front().entry].name);
    return linked(std::move(*chat), source, folder, texts->size(), options, files);
}

} // namespace ieum::transfer
