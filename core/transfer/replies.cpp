// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "transfer/replies.h"

#include "base/utf8.h"

namespace ieum::transfer {

namespace {

/// Enough to recognise it by.
constexpr size_t excerptCodePointsMax = 60;

std::string excerptOf(const ChatMessage& message) {
    // Only the beginning is cleaned: a message may have megabytes.
    constexpr size_t bytesMax = excerptCodePointsMax * 8;
    std::string text = cleanLabel(std::string_view(message.text).substr(0, bytesMax), excerptCodePointsMax);
    if (text.empty() && !message.attachments.empty()) text = cleanLabel(message.attachments.front().name);
    if (text.size() < message.text.size() && message.text.size() > excerptCodePointsMax) text += "…";
    const std::string author = cleanLabel(message.author);
    return author.empty() ? text : author + ": " + text;
}

} // namespace

Result<Replies> Replies::of(const ChatSource& chat, bool korean) {
    Replies replies;
    replies.m_korean = korean;
    std::unordered_map<std::string, uint32_t> places;
    const Done done = chat.each([&](const ChatMessage& message) -> Done {
        const auto place = static_cast<uint32_t>(replies.m_roots.size());
        const auto parent = message.replyTo.empty() ? places.end() : places.find(message.replyTo);
        if (!message.replyTo.empty()) replies.m_excerpts.emplace(message.replyTo, "");
        replies.m_parents.push_back(parent == places.end() ? none : parent->second);
        replies.m_roots.push_back(parent == places.end() ? place : replies.m_roots[parent->second]);
        if (!message.id.empty()) places.emplace(message.id, place);
        return {};
    });
    if (!done) return passOn(done);
    const Done again = chat.each([&](const ChatMessage& message) -> Done {
        const auto wanted = replies.m_excerpts.find(message.id);
        if (wanted != replies.m_excerpts.end() && wanted->second.empty()) wanted->second = excerptOf(message);
        return {};
    });
    if (!again) return passOn(again);
    return replies;
}

std::optional<size_t> Replies::parentOf(size_t place) const {
    const uint32_t parent = m_parents[place];
    return parent == none ? std::nullopt : std::optional<size_t>(parent);
}

std::string Replies::quoteFor(const ChatMessage& message) const {
    if (message.replyTo.empty()) return {};
    const auto found = m_excerpts.find(message.replyTo);
    const std::string excerpt = found == m_excerpts.end() ? std::string() : found->second;
    return (m_korean ? "↪ 답장" : "↪ reply") + (excerpt.empty() ? excerpt : ": " + excerpt);
}

} // namespace ieum::transfer
