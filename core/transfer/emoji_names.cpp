// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "transfer/emoji_names.h"

#include <algorithm>
#include <array>
#include <string>
#include <utility>

namespace ieum::transfer {

namespace {

using Pair = std::pair<std::string_view, std::string_view>;

constexpr std::array<Pair, 60> names = {{{"👍", "+1"},
                                         {"👎", "-1"},
                                         {"👏", "clap"},
                                         {"🙏", "pray"},
                                         {"👌", "ok_hand"},
                                         {"💪", "muscle"},
                                         {"👋", "wave"},
                                         {"🙌", "raised_hands"},
                                         {"✋", "hand"},
                                         {"👀", "eyes"},
                                         {"❤️", "heart"},
                                         {"💔", "broken_heart"},
                                         {"💕", "two_hearts"},
                                         {"💙", "blue_heart"},
                                         {"💚", "green_heart"},
                                         {"💛", "yellow_heart"},
                                         {"💜", "purple_heart"},
                                         {"😀", "grinning"},
                                         {"😁", "grin"},
                                         {"😂", "joy"},
                                         {"😃", "smiley"},
                                         {"😄", "smile"},
                                         {"😅", "sweat_smile"},
                                         {"😆", "laughing"},
                                         {"😉", "wink"},
                                         {"😊", "blush"},
                                         {"😋", "yum"},
                                         {"😍", "heart_eyes"},
                                         {"😎", "sunglasses"},
                                         {"😏", "smirk"},
                                         {"😐", "neutral_face"},
                                         {"😓", "sweat"},
                                         {"😔", "pensive"},
                                         {"😘", "kissing_heart"},
                                         {"😜", "stuck_out_tongue_winking_eye"},
                                         {"😞", "disappointed"},
                                         {"😠", "angry"},
                                         {"😡", "rage"},
                                         {"😢", "cry"},
                                         {"😥", "disappointed_relieved"},
                                         {"😨", "fearful"},
                                         {"😩", "weary"},
                                         {"😪", "sleepy"},
                                         {"😫", "tired_face"},
                                         {"😭", "sob"},
                                         {"😮", "open_mouth"},
                                         {"😱", "scream"},
                                         {"😳", "flushed"},
                                         {"😴", "sleeping"},
                                         {"😷", "mask"},
                                         {"🎉", "tada"},
                                         {"🔥", "fire"},
                                         {"💯", "100"},
                                         {"✅", "white_check_mark"},
                                         {"❌", "x"},
                                         {"⭐", "star"},
                                         {"🚀", "rocket"},
                                         {"💡", "bulb"},
                                         {"🎂", "birthday"},
                                         {"⚠️", "warning"}}};

/// Further ones, in what comes in.
constexpr std::array<Pair, 3> aliases = {{{"👍", "thumbsup"}, {"👎", "thumbsdown"}, {"✔️", "heavy_check_mark"}}};

constexpr std::string_view asPicture = "\uFE0F";

std::string_view withoutPicture(std::string_view emoji) {
    return emoji.ends_with(asPicture) ? emoji.substr(0, emoji.size() - asPicture.size()) : emoji;
}

/// Without what chooses a picture or a skin for it.
std::string plainEmoji(std::string_view emoji) {
    std::string plain(emoji);
    for (const std::string_view gone : std::initializer_list<std::string_view>{
             asPicture, "\U0001F3FB", "\U0001F3FC", "\U0001F3FD", "\U0001F3FE", "\U0001F3FF"}) {
        for (size_t at = plain.find(gone); at != std::string::npos; at = plain.find(gone)) plain.erase(at, gone.size());
    }
    return plain;
}

} // namespace

std::string_view emojiName(std::string_view emoji) {
    constexpr size_t bytesMax = 64;
    if (emoji.size() > bytesMax) return {};
    const std::string plain = plainEmoji(emoji);
    const auto found =
        std::find_if(names.begin(), names.end(), [&](const Pair& each) { return withoutPicture(each.first) == plain; });
    return found == names.end() ? std::string_view{} : found->second;
}

std::string_view emojiNamed(std::string_view name) {
    const auto isMeant = [&](const Pair& each) { return each.second == name; };
    const auto* const found = std::find_if(names.begin(), names.end(), isMeant);
    if (found != names.end()) return found->first;
    const auto* const alias = std::find_if(aliases.begin(), aliases.end(), isMeant);
    return alias == aliases.end() ? std::string_view{} : alias->first;
}

} // namespace ieum::transfer
