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

namespace {

bool isWanted(const Selection& selection, const std::string& id, const std::string& name) {
    const auto isMeant = [&](const std::string& each) { return each == id || each == name; };
    return selection.people.empty() || std::any_of(selection.people.begin(), selection.people.end(), isMeant);
}

} // namespace

bool isSelected(const Selection& selection, const ChatMessage& message) {
    const bool isThen = message.timeMs >= selection.fromMs && message.timeMs < selection.toMs;
    return isThen && isWanted(selection, message.authorId, message.author);
}

bool isSelected(const Selection& selection, const ChatMember& member) {
    return isWanted(selection, member.id, member.name);
}

} // namespace ieum::transfer
