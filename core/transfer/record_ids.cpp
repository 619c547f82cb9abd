// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "transfer/record_ids.h"

#include "base/bytes.h"
#include "base/utf8.h"
#include "crypto/hash.h"
#include "transfer/limits.h"
#include "transfer/text_units.h"

#include <algorithm>
#include <cstring>
#include <utility>

namespace ieum::transfer {

namespace {

/// Phones are reported to cut long messages in exports at 500 characters while PCs write them whole.
std::string_view firstCharacters(std::string_view text) {
    size_t left = 500;
    for (size_t at = 0; at < text.size(); ++at) {
        if ((static_cast<unsigned char>(text[at]) & 0xC0U) == 0x80U) continue;
        if (left-- == 0) return text.substr(0, at);
    }
    return text;
}

std::string normalised(const ChatMessage& message) {
    // A file's name is percent-encoded in one client's export and plain in another's.
    if (message.kind == ChatMessage::File && message.attachments.size() == 1) {
        return "file:" + toNfc(message.attachments.front().name);
    }
    // What stands for a picture that was left out differs from client to client and from language to language.
    const bool isBare = message.attachments.empty() && message.text.size() <= limits::placeholderBytesMax &&
                        message.text.find_first_of("0123456789") == std::string::npos;
    if (isBare && (message.kind == ChatMessage::Photo || message.kind == ChatMessage::Sticker)) {
        return "kind:" + std::string(nameOf(message.kind));
    }
    return toNfc(firstCharacters(withoutTrailingSpace(message.text)));
}

std::string hexOf(std::string_view what, size_t bytes) {
    return toHex(crypto::blake2b256(bytesOf(what)).view().first(bytes));
}

/// 0 stands for none.
IdMarks::Mark markIn(const crypto::Digest32& digest) {
    IdMarks::Mark mark = 0;
    std::memcpy(&mark, digest.value.data(), sizeof mark);
    return std::max<IdMarks::Mark>(mark, 1);
}

} // namespace

std::string authorIdOf(std::string_view name) { return hexOf("person\n" + toNfc(name), 8); }

IdMarks::Mark IdMarks::of(std::string_view id) { return markIn(crypto::blake2b256(bytesOf(id))); }

size_t IdMarks::placeOf(Mark mark) const {
    size_t at = mark % m_marks.size();
    while (m_marks[at] != 0 && m_marks[at] != mark) at = (at + 1) % m_marks.size();
    return at;
}

bool IdMarks::add(Mark mark) {
    if (m_used * 4 >= m_marks.size() * 3) grow();
    const size_t at = placeOf(mark);
    if (m_marks[at] == mark) return false;
    m_marks[at] = mark;
    ++m_used;
    return true;
}

void IdMarks::grow() {
    constexpr size_t atFirst = 1024;
    const std::vector<Mark> before = std::exchange(m_marks, {});
    m_marks.resize(std::max(atFirst, before.size() * 2));
    for (const Mark mark : before) {
        if (mark != 0) m_marks[placeOf(mark)] = mark;
    }
}

uint32_t RecordIds::timesSeen(IdMarks::Mark mark) { return m_marks.add(mark) ? 0 : ++m_again[mark]; }

std::string RecordIds::apart(std::string id) {
    const IdMarks::Mark mark = IdMarks::of(id);
    // It ends: each id that is there already is in the way of one other at most, and once.
    for (uint32_t times = timesSeen(mark); times > 0; times = timesSeen(mark)) {
        std::string made = id + '+' + (times == 1 ? std::string() : std::to_string(times));
        if (timesSeen(IdMarks::of(made)) == 0) return made;
    }
    return id;
}

std::string RecordIds::next(const ChatMessage& message) {
    const std::string who = toNfc(message.author);
    std::string what = "record\n" + std::to_string(message.timeMs / 60'000) + '\n' + std::to_string(who.size()) + '\n' +
                       who + normalised(message);
    constexpr size_t idBytes = 16;
    const auto digest = crypto::blake2b256(bytesOf(what));
    const uint32_t ordinal = timesSeen(markIn(digest));
    if (ordinal == 0) return toHex(digest.view().first(idBytes));
    return hexOf(what + '\n' + std::to_string(ordinal), idBytes);
}

} // namespace ieum::transfer
