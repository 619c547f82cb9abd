// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The notice by which a room says where it goes on: a poll, so that everybody can say that he has arrived, over
// whatever path there is. Members read where to go; programs read it back, so that each member's can tell who has
// arrived.
#pragma once

#include <array>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace ieum::transfer {

struct HandoverPlace {
    std::string place; ///< one line: "Telegram", "our Mattermost"
    std::string link;  ///< one line; "" when there is none

    bool operator==(const HandoverPlace&) const = default;
};

/// What a place may be called at most, and how long its link may be.
constexpr size_t placeBytesMax = 200;
constexpr size_t placeLinkBytesMax = 2'000;
/// Of a poll's two options the one that says "I have arrived".
constexpr uint32_t arrivedOption = 0;

/// One line each, nothing that hides or turns what is read, and no longer than that.
bool isGood(const HandoverPlace& place);
std::string handoverText(const HandoverPlace& place, bool korean);
std::array<std::string, 2> handoverOptions(bool korean);
/// Of a text and a poll's options; nothing when they are no such notice, in neither language.
std::optional<HandoverPlace> handoverPlaceOf(std::string_view text, std::span<const std::string> options);

} // namespace ieum::transfer
