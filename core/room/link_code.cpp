// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "room/link_code.h"

#include "base/assert.h"
#include "crypto/hash.h"
#include "crypto/kdf.h"

namespace ieum::room {

namespace {

constexpr std::string_view alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
constexpr size_t randomCharacters = 15;
constexpr size_t groupCharacters = 4;
/// Nobody types more between the characters than this.
constexpr size_t typedBytesMax = 100;

char checkOf(std::string_view characters) {
    const auto digest = crypto::blake2b256({bytesOf("ieum link code check v1"), bytesOf(characters)});
    return alphabet[std::to_integer<size_t>(digest.value[0]) % alphabet.size()];
}

std::string inGroups(std::string_view characters) {
    std::string code;
    for (size_t at = 0; at < characters.size(); ++at) {
        if (at > 0 && at % groupCharacters == 0) code += '-';
        code += characters[at];
    }
    return code;
}

/// What is meant by a typed character; 0: nothing.
char meantBy(char typed) {
    const char upper = typed >= 'a' && typed <= 'z' ? static_cast<char>(typed - 'a' + 'A') : typed;
    if (upper == 'O') return '0';
    if (upper == 'I' || upper == 'L') return '1';
    return alphabet.find(upper) == std::string_view::npos ? '\0' : upper;
}

} // namespace

std::string makeLinkCode(Random& random) {
    std::array<std::byte, randomCharacters> bytes{};
    random.fill(bytes);
    std::string characters;
    // 256 is a multiple of 32, so each character is as likely as the others.
    for (const std::byte byte : bytes) characters += alphabet[std::to_integer<size_t>(byte) % alphabet.size()];
    crypto::wipe(bytes);
    characters += checkOf(characters);
    return inGroups(characters);
}

Result<std::string> readLinkCode(std::string_view typed) {
    const auto bad = [] { return fail(Cause::Input, RoomError::BadInvite); };
    if (typed.size() > typedBytesMax) return bad();
    std::string characters;
    for (const char each : typed) {
        if (each == '-' || each == ' ' || each == '\n' || each == '\r' || each == '\t') continue;
        const char meant = meantBy(each);
        if (meant == '\0') return bad();
        characters += meant;
    }
    if (characters.size() != randomCharacters + 1) return bad();
    const std::string_view random = std::string_view(characters).substr(0, randomCharacters);
    if (checkOf(random) != characters.back()) return bad();
    return inGroups(characters);
}

crypto::Key secretOfLinkCode(std::string_view code) {
    const auto read = readLinkCode(code);
    IEUM_ASSERT(read && *read == code);
    crypto::Key seed = *crypto::Key::from(crypto::blake2b256({bytesOf(code)}).view());
    return crypto::derive(seed, "ieum link code v1");
}

} // namespace ieum::room
