// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "transfer/people.h"

#include "base/bytes.h"
#include "base/utf8.h"
#include "crypto/hash.h"
#include "transfer/limits.h"

#include <algorithm>

namespace ieum::transfer {

namespace {

/// Where only a name is known, it is the person.
std::string keyOf(const std::string& id, const std::string& name) { return id.empty() ? "name\n" + name : "id\n" + id; }

std::string handleOf(const std::string& key, const std::string& name) {
    constexpr size_t slugBytesMax = 12; // with "-" and 8 digits 21: Mattermost takes no more than 22
    std::string slug = slugOf(name, slugBytesMax);
    if (slug.empty() || slug.front() < 'a') slug = "user";
    return slug + '-' + shortHash(key);
}

} // namespace

std::string slugOf(std::string_view text, size_t bytesMax) {
    std::string slug;
    for (const char c : text) {
        const char lower = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
        const bool isKept = (lower >= 'a' && lower <= 'z') || (lower >= '0' && lower <= '9');
        if (isKept) {
            slug += lower;
        } else if (!slug.empty() && slug.back() != '-') {
            slug += '-';
        }
    }
    slug.resize(std::min(slug.size(), bytesMax));
    while (!slug.empty() && slug.back() == '-') slug.pop_back();
    return slug;
}

std::string shortHash(std::string_view text, size_t digits) {
    return toHex(crypto::blake2b256(bytesOf(text)).view()).substr(0, digits);
}

Result<People> People::of(const ChatSource& chat) {
    People people;
    for (const ChatMember& member : chat.header().members) people.add(member.id, member.name, member.role);
    const Done done = chat.each([&](const ChatMessage& message) -> Done {
        people.add(message.authorId, message.author, {});
        return {};
    });
    if (!done) return passOn(done);
    const auto addNamed = [&](const std::vector<std::string>& names) {
        for (const std::string& name : names) {
            if (!people.m_byName.contains(name)) people.add({}, name, {});
        }
    };
    const Done again = chat.each([&](const ChatMessage& message) -> Done {
        for (const ChatReaction& reaction : message.looks.reactions) addNamed(reaction.names);
        if (!message.looks.poll) return {};
        for (const ChatPollOption& option : message.looks.poll->options) addNamed(option.names);
        return {};
    });
    if (!again) return passOn(again);
    return people;
}

void People::add(const std::string& id, const std::string& name, const std::string& role) {
    if (id.empty() && name.empty()) return;
    const std::string key = keyOf(id, name);
    const auto [place, isNew] = m_byKey.emplace(key, m_all.size());
    if (isNew) {
        Person person{name, cleanLabel(name, limits::nameBytesMax), handleOf(key, name), role, m_all.size() + 1};
        if (person.name.empty()) person.name = person.handle;
        if (person.label.empty()) person.label = person.handle;
        m_all.push_back(std::move(person));
    }
    if (!name.empty()) m_byName.emplace(name, place->second);
}

const Person* People::author(const ChatMessage& message) const {
    if (message.author.empty() && message.authorId.empty()) return nullptr;
    const auto found = m_byKey.find(keyOf(message.authorId, message.author));
    return found == m_byKey.end() ? nullptr : &m_all[found->second];
}

const Person* People::named(const std::string& name) const {
    const auto found = m_byName.find(name);
    return found == m_byName.end() ? nullptr : &m_all[found->second];
}

std::string roomHandle(std::string_view name, size_t bytesMax) {
    const std::string slug = slugOf(name, bytesMax);
    return (slug.empty() ? "room" : slug) + '-' + shortHash(name);
}

} // namespace ieum::transfer
