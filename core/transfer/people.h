// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Who appears in a chat, with names that other places accept. Built in one pass; the same chat gives the same names.
#pragma once

#include "transfer/chat_source.h"

#include <string>
#include <unordered_map>
#include <vector>

namespace ieum::transfer {

struct Person {
    std::string name;   ///< as it was, but never ""
    std::string label;  ///< the name in one line, without what could reorder or hide text
    std::string handle; ///< "hong-7f3a9c21": a..z, 0..9 and "-", at most 21, begins with a letter; unique
    std::string role;   ///< as in ChatMember
    size_t number = 0;  ///< from 1, in order of appearance
};

class People {
  public:
    /// Members, authors, and those who are only named at reactions and polls.
    static Result<People> of(const ChatSource& chat);

    const std::vector<Person>& all() const { return m_all; }
    /// nullptr for what the app said.
    const Person* author(const ChatMessage& message) const;
    /// The first of that name; nullptr when there is none.
    const Person* named(const std::string& name) const;

  private:
    void add(const std::string& id, const std::string& name, const std::string& role);

    std::vector<Person> m_all;
    std::unordered_map<std::string, size_t> m_byKey;
    std::unordered_map<std::string, size_t> m_byName;
};

/// Lower-case letters and digits of a text joined by "-", at most `bytesMax`; "" when it has none.
std::string slugOf(std::string_view text, size_t bytesMax);
/// Of any text, `digits` long: for names that must differ when that text does.
std::string shortHash(std::string_view text, size_t digits = 8);
/// "hiking-7f3a9c21", or "room-…" of a name without letters: a room's name where places want plain ones. The slug is at
/// most `bytesMax`.
std::string roomHandle(std::string_view name, size_t bytesMax);
/// By whom what the app said is said, where a place needs somebody.
constexpr std::string_view appHandle = "ieum-notice";

} // namespace ieum::transfer
