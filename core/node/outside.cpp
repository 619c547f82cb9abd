// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "node/outside.h"

#include "base/reader.h"
#include "base/utf8.h"
#include "base/writer.h"

namespace ieum::node {

namespace {

constexpr size_t entryBytes = PersonId::byteCount + 1 + 8;

std::string settingOf(const RoomId& room, const MessageId& message) {
    return "outside/" + room.hex() + '/' + message.hex();
}

/// Everything but what RFC 3986 calls unreserved.
std::string percentEncoded(std::string_view text) {
    constexpr std::string_view digits = "0123456789ABCDEF";
    constexpr std::string_view plain = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~";
    std::string encoded;
    for (const char each : text) {
        if (plain.find(each) != std::string_view::npos) {
            encoded += each;
            continue;
        }
        const auto byte = static_cast<unsigned char>(each);
        encoded += '%';
        encoded += digits[byte >> 4U];
        encoded += digits[byte & 15U];
    }
    return encoded;
}

/// Lines of a mail end with CR LF (RFC 6068, section 5).
std::string withMailLines(std::string_view text) {
    std::string made;
    for (const char each : text) {
        if (each == '\n') made += '\r';
        made += each;
    }
    return made;
}

} // namespace

Result<std::map<PersonId, CarriedOutside>> outsideOf(World& world, const RoomId& room, const MessageId& message) {
    const auto stored = world.stores.settings.get(settingOf(room, message));
    if (!stored) return passOn(stored);
    std::map<PersonId, CarriedOutside> all;
    if (!*stored) return all;
    Reader reader(**stored);
    while (reader.left() >= entryBytes) {
        const auto person = reader.id<PersonId>();
        const auto by = static_cast<Outside>(std::min<uint8_t>(reader.u8(), static_cast<uint8_t>(Outside::Other)));
        all[person] = {by, static_cast<int64_t>(reader.u64())};
    }
    return all;
}

Done noteOutside(World& world, const RoomId& room, const MessageId& message, const PersonId& person,
                 const CarriedOutside& how) {
    auto all = outsideOf(world, room, message);
    if (!all) return passOn(all);
    (*all)[person] = how;
    Writer writer;
    for (const auto& [whom, each] : *all) {
        writer.put(whom.view()).u8(static_cast<uint8_t>(each.by)).u64(static_cast<uint64_t>(each.whenMs));
    }
    return world.stores.settings.set(settingOf(room, message), writer.bytes());
}

Done addOutside(World& world, MessageRow& row) {
    const auto outside = outsideOf(world, row.room, row.id);
    if (!outside) return passOn(outside);
    for (RecipientState& state : row.recipients) {
        const auto found = outside->find(state.person);
        if (found == outside->end()) continue;
        state.outsideMs = found->second.whenMs;
        state.outsideBy = found->second.by;
    }
    return {};
}

OutsideText textFor(Outside by, const std::string& author, const std::string& roomName, const std::string& text) {
    OutsideText made;
    made.subject = roomName;
    made.text = author + " (" + roomName + "):\n" + text;
    if (by == Outside::Mail) {
        made.url =
            "mailto:?subject=" + percentEncoded(made.subject) + "&body=" + percentEncoded(withMailLines(made.text));
    } else if (by == Outside::Sms) {
        made.url = "sms:?body=" + percentEncoded(made.text);
    }
    return made;
}

} // namespace ieum::node
