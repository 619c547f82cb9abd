// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Reads one JSON text (RFC 8259), strictly and with bounds: depth, values, no repeated member, no lone surrogate,
// nothing after the value. Numbers are kept when they are integers of 64 bits; others are accepted and have no value.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace ieum::transfer {

struct JsonMember;

struct JsonValue {
    enum Type : uint8_t { Null, Bool, Number, Text, Array, Object };

    Type type = Null;
    bool boolean = false;
    bool isInteger = false; ///< a Number whose value is known
    bool isNegative = false;
    uint64_t magnitude = 0;
    std::string text;
    std::vector<JsonValue> items;
    std::vector<JsonMember> members;

    /// The member of an Object, or null.
    const JsonValue* find(std::string_view name) const;
    std::optional<int64_t> signedInteger() const;
    std::optional<uint64_t> unsignedInteger() const;
};

struct JsonMember {
    std::string name;
    JsonValue value;
};

/// `text` must be valid UTF-8. Nothing when it is not JSON or breaks a bound.
std::optional<JsonValue> parseJson(std::string_view text);

} // namespace ieum::transfer
