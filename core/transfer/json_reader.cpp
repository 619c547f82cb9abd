// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "transfer/json_reader.h"

#include "base/utf8.h"
#include "transfer/limits.h"

#include <algorithm>
#include <limits>

namespace ieum::transfer {

namespace {

class Parser {
  public:
    explicit Parser(std::string_view text) : m_text(text) {}

    std::optional<JsonValue> whole() {
        JsonValue value;
        if (!parse(value, 0)) return std::nullopt;
        skipSpace();
        if (m_at != m_text.size()) return std::nullopt;
        return value;
    }

  private:
    char peek() const { return m_at < m_text.size() ? m_text[m_at] : '\0'; }
    bool take(char wanted) {
        if (m_at == m_text.size() || m_text[m_at] != wanted) return false;
        ++m_at;
        return true;
    }
    bool take(std::string_view word) {
        if (!m_text.substr(m_at).starts_with(word)) return false;
        m_at += word.size();
        return true;
    }
    void skipSpace() {
        while (m_at < m_text.size() && (peek() == ' ' || peek() == '\t' || peek() == '\n' || peek() == '\r')) ++m_at;
    }

    bool parse(JsonValue& value, int depth) {
        if (depth > limits::jsonDepthMax || ++m_values > limits::jsonValuesMax) return false;
        skipSpace();
        if (peek() == '{') return parseObject(value, depth);
        if (peek() == '[') return parseArray(value, depth);
        if (peek() == '"') {
            value.type = JsonValue::Text;
            return parseText(value.text);
        }
        if (take("null")) return true;
        if (take("true") || take("false")) {
            value.type = JsonValue::Bool;
            value.boolean = m_text[m_at - 2] == 'u';
            return true;
        }
        return parseNumber(value);
    }

    bool parseObject(JsonValue& value, int depth) {
        value.type = JsonValue::Object;
        ++m_at;
        skipSpace();
        if (take('}')) return true;
        do {
            skipSpace();
            std::string name;
            if (peek() != '"' || !parseText(name)) return false;
            skipSpace();
            if (!take(':') || value.find(name) || value.members.size() == namesMax) return false;
            value.members.push_back({std::move(name), {}});
            if (!parse(value.members.back().value, depth + 1)) return false;
            skipSpace();
        } while (take(','));
        return take('}');
    }

    bool parseArray(JsonValue& value, int depth) {
        value.type = JsonValue::Array;
        ++m_at;
        skipSpace();
        if (take(']')) return true;
        do {
            value.items.emplace_back();
            if (!parse(value.items.back(), depth + 1)) return false;
            skipSpace();
        } while (take(','));
        return take(']');
    }

    bool parseText(std::string& text) {
        ++m_at;
        while (m_at < m_text.size()) {
            const char c = m_text[m_at++];
            if (c == '"') return true;
            if (static_cast<unsigned char>(c) < 0x20) return false;
            if (c != '\\') {
                text += c;
            } else if (!parseEscape(text)) {
                return false;
            }
        }
        return false;
    }

    bool parseEscape(std::string& text) {
        const char c = peek();
        ++m_at;
        constexpr std::string_view letters = "\"\\/bfnrt";
        constexpr std::string_view meanings = "\"\\/\b\f\n\r\t";
        if (const size_t letter = letters.find(c); letter != std::string_view::npos) {
            text += meanings[letter];
            return true;
        }
        if (c != 'u') return false;
        auto point = parseHex4();
        if (point && *point >= 0xD800 && *point < 0xDC00) { // the first half of a pair
            const auto second = take("\\u") ? parseHex4() : std::nullopt;
            if (!second || *second < 0xDC00 || *second > 0xDFFF) return false;
            point = 0x10000U + ((*point - 0xD800U) << 10U) + (*second - 0xDC00U);
        } else if (!point || (*point >= 0xDC00 && *point <= 0xDFFF)) {
            return false;
        }
        const auto character = static_cast<char32_t>(*point);
        text += fromCodePoints({&character, 1});
        return true;
    }

    std::optional<uint32_t> parseHex4() {
        if (m_text.size() - std::min(m_at, m_text.size()) < 4) return std::nullopt;
        uint32_t value = 0;
        for (int i = 0; i < 4; ++i) {
            const char c = m_text[m_at++];
            constexpr std::string_view digits = "0123456789abcdef";
            const size_t digit = digits.find(c >= 'A' && c <= 'F' ? static_cast<char>(c - 'A' + 'a') : c);
            if (digit == std::string_view::npos) return std::nullopt;
            value = value << 4U | static_cast<uint32_t>(digit);
        }
        return value;
    }

    std::string_view parseDigits() {
        const size_t start = m_at;
        while (peek() >= '0' && peek() <= '9') ++m_at;
        return m_text.substr(start, m_at - start);
    }

    bool parseNumber(JsonValue& value) {
        value.type = JsonValue::Number;
        value.isNegative = take('-');
        const std::string_view whole = parseDigits();
        if (whole.empty() || (whole.size() > 1 && whole.front() == '0')) return false;
        value.isInteger = whole.size() <= 20;
        for (const char c : whole) {
            const auto digit = static_cast<uint64_t>(c - '0');
            if (value.magnitude > (std::numeric_limits<uint64_t>::max() - digit) / 10) value.isInteger = false;
            value.magnitude = value.magnitude * 10 + digit;
        }
        if (take('.')) {
            value.isInteger = false;
            if (parseDigits().empty()) return false;
        }
        if (take('e') || take('E')) {
            value.isInteger = false;
            if (!take('+')) take('-');
            if (parseDigits().empty()) return false;
        }
        return true;
    }

    /// Looking for a repeated name is quadratic, so there are few of them.
    static constexpr size_t namesMax = 256;
    std::string_view m_text;
    size_t m_at = 0;
    size_t m_values = 0;
};

} // namespace

const JsonValue* JsonValue::find(std::string_view name) const {
    const auto found =
        std::find_if(members.begin(), members.end(), [&](const auto& member) { return member.name == name; });
    return found == members.end() ? nullptr : &found->value;
}

std::optional<int64_t> JsonValue::signedInteger() const {
    const uint64_t limit = static_cast<uint64_t>(std::numeric_limits<int64_t>::max());
    if (type != Number || !isInteger || magnitude > limit) return std::nullopt;
    return isNegative ? -static_cast<int64_t>(magnitude) : static_cast<int64_t>(magnitude);
}

std::optional<uint64_t> JsonValue::unsignedInteger() const {
    if (type != Number || !isInteger || isNegative) return std::nullopt;
    return magnitude;
}

std::optional<JsonValue> parseJson(std::string_view text) { return Parser(text).whole(); }

} // namespace ieum::transfer
