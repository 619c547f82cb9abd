// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "transfer/handover_notice.h"

#include "base/utf8.h"

#include <algorithm>

namespace ieum::transfer {
namespace {

struct Words {
    std::string_view before; ///< the place, on the first line
    std::string_view advice;
    std::string_view arrived, notYet;
};
constexpr Words koreanWords{"이 방은 여기서 이어집니다 → ",
                            "도착하면 아래에서 골라 주세요. 연락처를 남기려면 이 공지에 답장으로 적어 주세요.",
                            "도착했어요", "아직이에요"};
constexpr Words englishWords{
    "This room goes on here → ",
    "Please choose below when you have arrived. To leave a way to reach you, reply to this notice.", "I have arrived",
    "Not yet"};

const Words& wordsOf(bool korean) { return korean ? koreanWords : englishWords; }

std::string_view lineOf(std::string_view& text) {
    const size_t end = text.find('\n');
    const std::string_view line = text.substr(0, end);
    text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
    return line;
}

bool isOneLine(const std::string& text, size_t most) {
    return text.size() <= most && checkUtf8(text) && cleanLabel(text, most) == text;
}

} // namespace

bool isGood(const HandoverPlace& place) {
    return !place.place.empty() && isOneLine(place.place, placeBytesMax) && isOneLine(place.link, placeLinkBytesMax) &&
           place.link.find(' ') == std::string::npos;
}

std::string handoverText(const HandoverPlace& place, bool korean) {
    const Words& words = wordsOf(korean);
    std::string text = std::string(words.before) + place.place + '\n';
    if (!place.link.empty()) text += place.link + '\n';
    return text.append(words.advice);
}

std::array<std::string, 2> handoverOptions(bool korean) {
    return {std::string(wordsOf(korean).arrived), std::string(wordsOf(korean).notYet)};
}

std::optional<HandoverPlace> handoverPlaceOf(std::string_view text, std::span<const std::string> options) {
    for (const bool korean : {true, false}) {
        const Words& words = wordsOf(korean);
        const auto expected = handoverOptions(korean);
        if (!std::equal(options.begin(), options.end(), expected.begin(), expected.end())) continue;
        if (!text.starts_with(words.before)) continue;
        std::string_view rest = text.substr(words.before.size());
        HandoverPlace place{std::string(lineOf(rest)), {}};
        // The advice may have been worded anew by an edit; a link has no space.
        const std::string_view second = lineOf(rest);
        if (second.find(' ') == std::string_view::npos) place.link = second;
        if (isGood(place)) return place;
    }
    return std::nullopt;
}

} // namespace ieum::transfer
