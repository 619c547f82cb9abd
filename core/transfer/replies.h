// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Who answers whom, by places in the chat's order. Built ahead in two passes, because a thread's first message often
// has to tell how many follow; holds a number for each message, and hashes and beginnings of those that are answered.
#pragma once

#include "crypto/hash.h"
#include "transfer/chat_source.h"

#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

namespace ieum::transfer {

class Replies {
  public:
    static Result<Replies> of(const ChatSource& chat, bool korean);

    /// Place of the message that this one answers; only earlier ones, so that nothing goes in circles.
    std::optional<size_t> parentOf(size_t place) const;
    /// The first of the thread; itself when it answers none that is here.
    size_t rootOf(size_t place) const { return m_roots[place]; }
    size_t count() const { return m_roots.size(); }
    /// "↪ 답장: 나무: 자정이네"; "" when it answers nothing.
    std::string quoteFor(const ChatMessage& message) const;

  private:
    static constexpr uint32_t none = UINT32_MAX;
    struct Answered {
        uint32_t place = none;
        std::string excerpt;
    };
    void notePlace(const ChatMessage& message);

    bool m_korean = true;
    std::vector<uint32_t> m_parents;
    std::vector<uint32_t> m_roots;
    std::unordered_map<crypto::Digest32, Answered> m_answered; ///< by the hash of its id
};

} // namespace ieum::transfer
