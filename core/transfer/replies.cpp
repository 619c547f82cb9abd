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

crypto::Digest32 hashOf(std::string_view id) { return crypto::blake2b256(bytesOf(id)); }

} // namespace

Result<Replies> Replies::of(const ChatSource& chat, bool korean) {
    Replies replies;
    replies.m_korean = korean;
    const Done wanted = chat.each([&](const ChatMessage& message) -> Done {
        if (!message.replyTo.empty()) replies.m_answered.emplace(hashOf(message.replyTo), Answered{});
        return {};
    });
    if (!wanted) return passOn(wanted);
    const Done done = chat.each([&](const ChatMessage& message) -> Done {
        replies.notePlace(message);
        return {};
    });
    if (!done) return passOn(done);
    return replies;
}

/// Of two messages with one id the first is meant.
void Replies::notePlace(const ChatMessage& message) {
    const auto place = static_cast<uint32_t>(m_roots.size());
    const auto parent = message.replyTo.empty() ? m_answered.end() : m_answered.find(hashOf(message.replyTo));
    const uint32_t above = parent == m_answered.end() ? none : parent->second.place;
    m_parents.push_back(above);
    m_roots.push_back(above == none ? place : m_roots[above]);
    if (message.id.empty() || m_answered.empty()) return;
    const auto answered = m_answered.find(hashOf(message.id));
    if (answered == m_answered.end()) return;
    if (answered->second.place == none) answered->second.place = place;
    if (answered->second.excerpt.empty()) answered->second.excerpt = excerptOf(message);
}

std::optional<size_t> Replies::parentOf(size_t place) const {
    const uint32_t parent = m_parents[place];
    return parent == none ? std::nullopt : std::optional<size_t>(parent);
}

std::string Replies::quoteFor(const ChatMessage& message) const {
    if (message.replyTo.empty()) return {};
    const auto found = m_answered.find(hashOf(message.replyTo));
    const std::string excerpt = found == m_answered.end() ? std::string() : found->second.excerpt;
    return (m_korean ? "↪ 답장" : "↪ reply") + (excerpt.empty() ? excerpt : ": " + excerpt);
}

} // namespace ieum::transfer
