// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "transfer/chat_source.h"

#include <algorithm>

namespace ieum::transfer {

Done WholeChat::each(const Take& take) const {
    for (const ChatMessage& message : m_chat.messages) {
        if (Done taken = take(message); !taken) return taken;
    }
    return {};
}

void select(Chat& chat, const Selection& selection) {
    const auto isWanted = [&](const std::string& id, const std::string& name) {
        const auto isMeant = [&](const std::string& each) { return each == id || each == name; };
        return selection.people.empty() || std::any_of(selection.people.begin(), selection.people.end(), isMeant);
    };
    std::erase_if(chat.messages, [&](const ChatMessage& message) {
        const bool isThen = message.timeMs >= selection.fromMs && message.timeMs < selection.toMs;
        return !isThen || !isWanted(message.authorId, message.author);
    });
    std::erase_if(chat.members, [&](const ChatMember& member) { return !isWanted(member.id, member.name); });
    if (selection.withFiles) return;
    for (ChatMessage& message : chat.messages) {
        for (ChatAttachment& attachment : message.attachments) attachment.path.clear();
    }
}

} // namespace ieum::transfer
