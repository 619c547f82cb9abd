// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "transfer/chat.h"

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
    if (passedOver.size() < limits::passedOverMax) passedOver.push_back({line, why});
}

ChatCounts countOf(const Chat& chat) {
    ChatCounts counts;
    counts.members = chat.members.size();
    counts.skipped = chat.skipped;
    if (chat.messages.empty()) return counts;
    counts.firstMs = counts.lastMs = chat.messages.front().timeMs;
    for (const ChatMessage& message : chat.messages) {
        ++(message.kind == ChatMessage::System ? counts.system : counts.messages);
        counts.attachments += message.attachments.size();
        counts.firstMs = std::min(counts.firstMs, message.timeMs);
        counts.lastMs = std::max(counts.lastMs, message.timeMs);
    }
    return counts;
}

std::string_view nameOf(ChatMessage::Kind kind) { return kindNames[std::min<size_t>(kind, ChatMessage::Other)]; }

ChatMessage::Kind kindOf(std::string_view name) {
    const auto found = std::find(kindNames.begin(), kindNames.end(), name);
    if (found == kindNames.end()) return ChatMessage::Other;
    return static_cast<ChatMessage::Kind>(found - kindNames.begin());
}

} // namespace ieum::transfer
