// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "transfer/record_ids.h"

#include "base/bytes.h"
#include "base/utf8.h"
#include "crypto/hash.h"
#include "transfer/limits.h"
#include "transfer/text_units.h"

#include <algorithm>

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

} // namespace

std::string authorIdOf(std::string_view name) { return hexOf("person\n" + toNfc(name), 8); }

std::string RecordIds::next(const ChatMessage& message) {
    const std::string who = toNfc(message.author);
    std::string what = "record\n" + std::to_string(message.timeMs / 60'000) + '\n' + std::to_string(who.size()) + '\n' +
                       who + normalised(message);
    const auto digest = crypto::blake2b256(bytesOf(what));
    Key key{};
    std::copy_n(digest.value.begin(), key.size(), key.begin());
    const uint32_t ordinal = m_seen[key]++;
    if (ordinal == 0) return toHex(key);
    return hexOf(what + '\n' + std::to_string(ordinal), 16);
}

} // namespace ieum::transfer
