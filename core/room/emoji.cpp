// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "room/emoji.h"

#include "base/utf8.h"
#include "room/limits.h"

#include <algorithm>

namespace ieum::room {

namespace {

constexpr char32_t joiner = 0x200D;
constexpr char32_t coloured = 0xFE0F;
constexpr char32_t keycap = 0x20E3;
constexpr char32_t tagEnd = 0xE007F;

constexpr bool isIn(char32_t c, char32_t first, char32_t last) { return first <= c && c <= last; }
bool isRegional(char32_t c) { return isIn(c, 0x1F1E6, 0x1F1FF); }
bool isSkinTone(char32_t c) { return isIn(c, 0x1F3FB, 0x1F3FF); }
bool isTag(char32_t c) { return isIn(c, 0xE0020, 0xE007E); }
bool isKeycapBase(char32_t c) { return isIn(c, '0', '9') || c == '#' || c == '*'; }

bool isPictograph(char32_t c) {
    constexpr char32_t single[] = {0xA9, 0xAE, 0x203C, 0x2049, 0x2122, 0x2139, 0x24C2, 0x3030, 0x303D, 0x3297, 0x3299};
    if (std::find(std::begin(single), std::end(single), c) != std::end(single)) return true;
    return isIn(c, 0x2190, 0x21FF) || isIn(c, 0x2300, 0x23FF) || isIn(c, 0x25A0, 0x27BF) || isIn(c, 0x2900, 0x297F) ||
           isIn(c, 0x2B00, 0x2BFF) || (isIn(c, 0x1F000, 0x1FAFF) && !isRegional(c));
}

/// One after another, from the front of what is left.
class Scanner {
  public:
    explicit Scanner(std::u32string_view left) : m_left(left) {}
    bool isDone() const { return m_left.empty(); }
    template <class Is> bool take(Is is) {
        if (m_left.empty() || !is(m_left.front())) return false;
        m_left.remove_prefix(1);
        return true;
    }
    bool take(char32_t wanted) {
        return take([wanted](char32_t c) { return c == wanted; });
    }

  private:
    std::u32string_view m_left;
};

bool takePictograph(Scanner& from) {
    if (!from.take(isPictograph)) return false;
    if (!from.take(coloured)) (void)from.take(isSkinTone);
    if (from.take(isTag)) {
        while (from.take(isTag)) {}
        return from.take(tagEnd);
    }
    return true;
}

bool takeEmoji(Scanner& from) {
    if (from.take(isRegional)) return from.take(isRegional);
    if (from.take(isKeycapBase)) {
        (void)from.take(coloured);
        return from.take(keycap);
    }
    if (!takePictograph(from)) return false;
    while (from.take(joiner)) {
        if (!takePictograph(from)) return false;
    }
    return true;
}

} // namespace

bool isOneEmoji(std::string_view text) {
    if (text.empty() || text.size() > emojiBytesMax || !checkUtf8(text)) return false;
    const std::u32string codePoints = codePointsOf(text);
    Scanner scanner(codePoints);
    return takeEmoji(scanner) && scanner.isDone();
}

std::string plainEmoji(std::string_view text) {
    std::u32string codePoints = codePointsOf(text);
    std::erase(codePoints, coloured);
    return fromCodePoints(codePoints);
}

} // namespace ieum::room
