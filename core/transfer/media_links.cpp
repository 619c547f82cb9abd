// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "transfer/media_links.h"

#include "base/utf8.h"
#include "transfer/kakao_body.h"
#include "transfer/lexer.h"
#include "transfer/limits.h"
#include "transfer/target_files.h"
#include "transfer/text_units.h"
#include "transfer/whatsapp_head.h"

#include <algorithm>
#include <unordered_map>
#include <unordered_set>

namespace ieum::transfer {

namespace {

struct Stamp {
    LocalTime time;
    int number = 0;
};
/// 20260610_093200, 20260610_093200_1
std::optional<Stamp> stampOf(std::string_view name) {
    Lexer in(name);
    const auto day = in.takeNumber(8, 8);
    if (!day || !in.take("_")) return std::nullopt;
    const auto clock = in.takeNumber(6, 6);
    if (!clock) return std::nullopt;
    Stamp stamp;
    stamp.time = {*day / 10'000, *day / 100 % 100, *day % 100, *clock / 10'000, *clock / 100 % 100, *clock % 100};
    if (in.take("_")) {
        const auto number = in.takeNumber(1, 4);
        if (!number) return std::nullopt;
        stamp.number = *number;
    }
    if (!in.take(".") || in.rest().empty() || !isReal(stamp.time)) return std::nullopt;
    return stamp;
}

constexpr std::string_view picture = "picture";
constexpr std::string_view film = "film";
constexpr std::string_view voice = "voice";

bool isOneOf(std::string_view text, std::initializer_list<std::string_view> list) {
    return std::find(list.begin(), list.end(), text) != list.end();
}

/// What a file can be taken for: a kind of medium, or its ending.
std::string classOf(std::string_view name) {
    std::string ending = endingOf(name);
    if (isOneOf(ending, {"jpg", "jpeg", "png", "gif", "webp", "heic"})) return std::string(picture);
    if (isOneOf(ending, {"mp4", "mov"})) return std::string(film);
    if (isOneOf(ending, {"m4a", "aac"})) return std::string(voice);
    return ending;
}

/// What a message that names no file waits for, and how many of them.
struct Want {
    std::string what;
    size_t count = 1;
};
std::optional<Want> wantOf(const ChatMessage& message) {
    if (message.kind == ChatMessage::File && message.attachments.size() == 1 && !message.attachments.front().entry) {
        return Want{classOf(message.attachments.front().name)};
    }
    if (!message.attachments.empty()) return std::nullopt;
    const std::string_view text = withoutTrailingSpace(message.text);
    if (message.kind == ChatMessage::Photo) {
        const size_t digits = text.find_first_of("0123456789");
        const auto count = digits == std::string_view::npos ? 1 : Lexer(text.substr(digits)).takeNumber(1, 4);
        return Want{std::string(picture), static_cast<size_t>(count.value_or(1))};
    }
    if (message.kind != ChatMessage::Other) return std::nullopt;
    if (isOneOf(text, {"동영상", "<동영상>", "videos"})) return Want{std::string(film)};
    if (isOneOf(text, {"음성메시지", "Voice Note"})) return Want{std::string(voice)};
    return std::nullopt;
}

void attach(ChatMessage& message, const Bundle& bundle, size_t entry) {
    const BundleEntry& file = bundle.entries()[entry];
    if (message.attachments.size() == 1 && message.kind == ChatMessage::File && !message.attachments[0].entry) {
        message.attachments[0].entry = entry;
        message.attachments[0].sizeBytes = file.sizeBytes;
        return;
    }
    if (message.attachments.size() == limits::attachmentsMax) return;
    ChatAttachment made{std::string(baseOf(file.name)), file.sizeBytes, {}, {}};
    made.entry = entry;
    message.attachments.push_back(std::move(made));
}

/// "회의록.hwp (파일 첨부됨)": WhatsApp on Android names a file and says in the phone's language that it is attached.
/// Where that language is not known, the file itself tells.
std::optional<std::string> nameOfAttached(const ChatMessage& message) {
    if (message.source != "whatsapp-android" || message.kind != ChatMessage::Text) return std::nullopt;
    const std::string_view line = withoutTrailingSpace(firstLineOf(message.text));
    const size_t open = line.ends_with(')') ? line.rfind(" (") : std::string_view::npos;
    if (open > limits::nameBytesMax) return std::nullopt; // npos, too
    return std::string(withoutMarks(line.substr(0, open)));
}

} // namespace

bool isUnguessable(std::string_view name) { return isMediaFileName(name); }

/// Macs pack names taken apart (NFD), and messages hold them put together.
NameLinks::NameLinks(const Bundle& bundle, std::string_view folder, MayLink mayLink)
    : m_bundle(bundle), m_folder(folder), m_mayLink(mayLink) {
    for (size_t i = 0; i < bundle.entries().size(); ++i) {
        const std::string& name = bundle.entries()[i].name;
        if (!name.empty()) m_byName.emplace(toNfc(name), i); // of two with one name the first counts
    }
}

std::optional<size_t> NameLinks::find(std::string_view name) const {
    const auto found = m_byName.find(toNfc(std::string(m_folder).append(name)));
    return found == m_byName.end() ? std::nullopt : std::optional(found->second);
}

void NameLinks::link(ChatMessage& message) const {
    if (message.attachments.empty() && m_mayLink == anyName) {
        const auto name = nameOfAttached(message);
        if (const auto entry = name ? find(*name) : std::nullopt) {
            attach(message, m_bundle, *entry);
            message.kind = classOf(*name) == picture ? ChatMessage::Photo : ChatMessage::File;
        }
    }
    for (ChatAttachment& attachment : message.attachments) {
        for (const std::string* label : {&attachment.path, &attachment.label, &attachment.name}) {
            if (attachment.entry || label->empty() || !m_mayLink(*label)) continue;
            attachment.entry = find(*label);
        }
        if (attachment.entry && attachment.sizeBytes == 0) {
            attachment.sizeBytes = m_bundle.entries()[*attachment.entry].sizeBytes;
        }
    }
}

bool isStampedName(std::string_view name) { return stampOf(baseOf(name)).has_value(); }

TimeLinks::TimeLinks(const Bundle& bundle, std::string_view folder, const TimeZone& zone) : m_bundle(bundle) {
    for (size_t i = 0; i < bundle.entries().size(); ++i) {
        const std::string_view name = bundle.entries()[i].name;
        if (!name.starts_with(folder)) continue;
        const auto stamp = stampOf(name.substr(folder.size()));
        if (!stamp) continue;
        Slot& slot = m_slots[{zone.utcMsOf(stamp->time) / 60'000, classOf(name)}];
        slot.files.push_back({zone.utcMsOf(stamp->time), stamp->number, i});
    }
}

void TimeLinks::note(const ChatMessage& message) {
    const size_t number = m_noted++;
    const auto want = wantOf(message);
    if (!want || message.source != "kakaotalk-ios") return;
    const auto found = m_slots.find({message.timeMs / 60'000, want->what});
    if (found == m_slots.end()) return;
    Slot& slot = found->second;
    if (slot.waiting.empty()) slot.author = message.author;
    slot.byOne = slot.byOne && slot.author == message.author;
    slot.wanted += want->count;
    slot.waiting.push_back({number, want->count});
}

void TimeLinks::settle() {
    for (auto& [when, slot] : m_slots) {
        if (slot.wanted != slot.files.size() && !slot.byOne) continue; // whose is it?
        std::sort(slot.files.begin(), slot.files.end());
        auto next = slot.files.begin();
        for (const Waiting& each : slot.waiting) {
            for (size_t left = each.count; left > 0 && next != slot.files.end(); --left, ++next) {
                m_entries[each.message].push_back(next->entry);
            }
        }
    }
    m_slots.clear();
}

void TimeLinks::link(ChatMessage& message) {
    const auto found = m_entries.find(m_linked++);
    if (found == m_entries.end()) return;
    for (const size_t entry : found->second) attach(message, m_bundle, entry);
}

void MediaCounting::add(const ChatMessage& message) {
    if (message.attachments.empty()) {
        if (const auto want = wantOf(message)) m_count.missing += want->count;
    }
    for (const ChatAttachment& attachment : message.attachments) {
        (attachment.entry ? m_count.found : m_count.missing) += 1;
        if (attachment.entry) m_claimed.insert(*attachment.entry);
    }
}

MediaCount MediaCounting::count(size_t entriesThatMayBeMedia) const {
    MediaCount count = m_count;
    count.unclaimed = entriesThatMayBeMedia - std::min(entriesThatMayBeMedia, m_claimed.size());
    return count;
}

} // namespace ieum::transfer
