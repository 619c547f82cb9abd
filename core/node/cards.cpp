// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "node/cards.h"

#include <algorithm>
#include <array>
#include <vector>

namespace ieum::node {
namespace {

struct Form {
    CardKind kind;
    std::string_view mark;   ///< begins the first line
    std::string_view scheme; ///< begins the second one
    size_t lines;
};
constexpr std::array<Form, 3> forms = {{{CardKind::Place, "\xF0\x9F\x93\x8D", "geo:", 2},
                                        {CardKind::Account, "\xF0\x9F\x8F\xA6", "", 3},
                                        {CardKind::Contact, "\xF0\x9F\x91\xA4", "tel:", 2}}};

bool isDigit(char letter) { return letter >= '0' && letter <= '9'; }
bool isControl(char letter) { return static_cast<unsigned char>(letter) < ' ' || letter == '\x7f'; }

std::string_view trimmed(std::string_view text) {
    const size_t from = text.find_first_not_of(' ');
    return from == std::string_view::npos ? std::string_view()
                                          : text.substr(from, text.find_last_not_of(' ') - from + 1);
}

bool isLine(std::string_view line) {
    return line.size() <= cardLineBytesMax && trimmed(line) == line &&
           std::none_of(line.begin(), line.end(), isControl);
}

/// Degrees up to `most`, with at most cardDecimalsMax decimals.
bool isAngle(std::string_view text, int most) {
    if (text.starts_with('-')) text.remove_prefix(1);
    const size_t point = std::min(text.find('.'), text.size());
    const std::string_view whole = text.substr(0, point);
    const std::string_view part = text.substr(std::min(point + 1, text.size()));
    const bool isNumber = !whole.empty() && whole.size() <= 3 && std::all_of(whole.begin(), whole.end(), isDigit) &&
                          std::all_of(part.begin(), part.end(), isDigit) && part.size() <= cardDecimalsMax &&
                          (point == text.size() || !part.empty());
    if (!isNumber) return false;
    int degrees = 0;
    for (const char digit : whole) degrees = degrees * 10 + (digit - '0');
    return degrees < most || (degrees == most && part.find_first_not_of('0') == std::string_view::npos);
}

bool isPlace(std::string_view value) {
    const size_t comma = value.find(',');
    return comma != std::string_view::npos && isAngle(value.substr(0, comma), 90) &&
           isAngle(value.substr(comma + 1), 180);
}

/// Digits, perhaps in groups; a telephone number may begin with '+'.
bool isNumber(std::string_view value, bool plus, size_t least) {
    if (plus && value.starts_with('+')) value.remove_prefix(1);
    if (value.empty() || !isDigit(value.front()) || !isDigit(value.back())) return false;
    const auto digits = static_cast<size_t>(std::count_if(value.begin(), value.end(), isDigit));
    const auto dashes = static_cast<size_t>(std::count(value.begin(), value.end(), '-'));
    return digits + dashes == value.size() && digits >= least && digits <= cardDigitsMax && dashes <= digits;
}

/// Maps give more decimals than anybody can measure; the card's form has some millimetres.
std::string withoutFineDecimals(std::string_view place) {
    std::string kept;
    bool isPart = false;
    size_t decimals = 0;
    for (const char letter : place) {
        if (letter == '.' || letter == ',') {
            isPart = letter == '.';
            decimals = 0;
        } else if (isPart && isDigit(letter) && ++decimals > cardDecimalsMax) {
            continue;
        }
        kept += letter;
    }
    return kept;
}

bool isSound(const Card& card) {
    if (!isLine(card.title) || !isLine(card.holder)) return false;
    switch (card.kind) {
    case CardKind::Place:
        return card.holder.empty() && isPlace(card.value);
    case CardKind::Account:
        return !card.title.empty() && !card.holder.empty() && isNumber(card.value, false, 6);
    case CardKind::Contact:
        return !card.title.empty() && card.holder.empty() && isNumber(card.value, true, 3);
    }
    return false;
}

std::vector<std::string_view> linesOf(std::string_view text) {
    std::vector<std::string_view> lines;
    for (;;) {
        const size_t end = text.find('\n');
        lines.push_back(text.substr(0, end));
        if (end == std::string_view::npos || lines.size() > 3) return lines;
        text.remove_prefix(end + 1);
    }
}

} // namespace

std::optional<Card> cardOf(std::string_view text) {
    const auto form =
        std::find_if(forms.begin(), forms.end(), [text](const Form& each) { return text.starts_with(each.mark); });
    if (form == forms.end()) return std::nullopt;
    auto lines = linesOf(text.substr(form->mark.size()));
    if (lines.size() != form->lines || !lines[1].starts_with(form->scheme)) return std::nullopt;
    // A space between the mark and the title, and none without a title.
    if (!lines[0].empty() && (lines[0].front() != ' ' || lines[0].size() == 1)) return std::nullopt;
    if (!lines[0].empty()) lines[0].remove_prefix(1);
    lines[1].remove_prefix(form->scheme.size());
    Card card{form->kind, std::string(lines[0]), std::string(lines[1]), std::string(lines.size() > 2 ? lines[2] : "")};
    return isSound(card) ? std::optional(std::move(card)) : std::nullopt;
}

std::optional<std::string> cardText(Card card) {
    const Form& form = forms[static_cast<size_t>(card.kind)];
    card.title = trimmed(card.title);
    card.holder = trimmed(card.holder);
    std::erase(card.value, ' ');
    if (card.value.starts_with(form.scheme)) card.value.erase(0, form.scheme.size());
    if (card.kind == CardKind::Place) card.value = withoutFineDecimals(card.value);
    if (!isSound(card)) return std::nullopt;
    std::string text(form.mark);
    if (!card.title.empty()) text.append(" ").append(card.title);
    text.append("\n").append(form.scheme).append(card.value);
    if (form.lines > 2) text.append("\n").append(card.holder);
    return text;
}

} // namespace ieum::node
