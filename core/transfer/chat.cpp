// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "transfer/chat.h"

#include "transfer/error.h"
#include "transfer/limits.h"

#include <algorithm>
#include <array>

namespace ieum::transfer {

namespace {
constexpr std::array<std::string_view, 7> kindNames = {"text", "system",  "deleted", "photo",
                                                       "file", "sticker", "other"};
}

void Chat::passOver(uint32_t line, PassedOver::Why why) {
    ++skipped;
    forged += why == PassedOver::Forged ? 1 : 0;
    if (passedOver.size() < limits::passedOverMax) passedOver.push_back({line, why});
}

Done Chat::absorb(Chat part, std::unordered_set<std::string>& known) {
    taken += part.taken;
    for (ChatMember& member : part.members) {
        if (known.insert(member.id).second) members.push_back(std::move(member));
        if (known.size() > limits::membersMax) {
            return fail(Cause::Input, TransferError::TooLarge, static_cast<int64_t>(known.size()));
        }
    }
    const size_t named = std::min(part.passedOver.size(), limits::passedOverMax - passedOver.size());
    passedOver.insert(passedOver.end(), part.passedOver.begin(),
                      part.passedOver.begin() + static_cast<std::ptrdiff_t>(named));
    skipped += part.skipped;
    forged += part.forged;
    return {};
}

ChatCounts countOf(const Chat& chat) {
    ChatCounts counts;
    counts.members = chat.members.size();
    counts.skipped = chat.skipped;
    for (const ChatMessage& message : chat.messages) countMessage(counts, message);
    return counts;
}

void countMessage(ChatCounts& counts, const ChatMessage& message) {
    const bool isFirst = counts.messages + counts.system == 0;
    ++(message.kind == ChatMessage::System ? counts.system : counts.messages);
    counts.attachments += message.attachments.size();
    counts.firstMs = isFirst ? message.timeMs : std::min(counts.firstMs, message.timeMs);
    counts.lastMs = isFirst ? message.timeMs : std::max(counts.lastMs, message.timeMs);
}

Done give(Chat& chat, const TakeMessage& take, ChatMessage&& message) {
    if (take) {
        ++chat.taken;
        return take(std::move(message));
    }
    chat.messages.push_back(std::move(message));
    return {};
}

std::string_view nameOf(ChatMessage::Kind kind) { return kindNames[std::min<size_t>(kind, ChatMessage::Other)]; }

ChatMessage::Kind kindOf(std::string_view name) {
    const auto found = std::find(kindNames.begin(), kindNames.end(), name);
    if (found == kindNames.end()) return ChatMessage::Other;
    return static_cast<ChatMessage::Kind>(found - kindNames.begin());
}

} // namespace ieum::transfer
