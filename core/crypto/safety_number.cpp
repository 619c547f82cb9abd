// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "crypto/safety_number.h"

#include "crypto/hash.h"

namespace ieum::crypto {

namespace {

constexpr int rounds = 5'200;
constexpr size_t groups = 6;
constexpr size_t bytesPerGroup = 5;
constexpr std::string_view label = "ieum.safety.v1";

std::string thirtyDigits(const PersonId& id) {
    Digest32 hash = blake2b256({bytesOf(label), id.view()});
    for (int i = 0; i < rounds; ++i) hash = blake2b256({hash.view(), id.view()});
    std::string digits;
    for (size_t group = 0; group < groups; ++group) {
        uint64_t number = 0;
        for (size_t i = 0; i < bytesPerGroup; ++i) {
            number = (number << 8) | std::to_integer<uint64_t>(hash.value[group * bytesPerGroup + i]);
        }
        const std::string text = std::to_string(number % 100'000);
        digits.append(5 - text.size(), '0').append(text);
    }
    return digits;
}

} // namespace

std::string safetyNumber(const PersonId& a, const PersonId& b) {
    return thirtyDigits(std::min(a, b)) + thirtyDigits(std::max(a, b));
}

} // namespace ieum::crypto
