// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Cards: a place, a bank account, a telephone contact. A card is a text of a certain form (docs/protocol.md, "Cards")
// and nothing besides, so that it is whole wherever a text is: in search, in notices, in every export, in an older
// version.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace ieum::node {

/// Of a title or a holder.
constexpr std::size_t cardLineBytesMax = 240;
/// Of a degree: a millimetre.
constexpr std::size_t cardDecimalsMax = 8;
/// Of an account or a telephone number; an IBAN's digits are fewer.
constexpr std::size_t cardDigitsMax = 30;

enum class CardKind : uint8_t { Place, Account, Contact };

struct Card {
    CardKind kind = CardKind::Place;
    std::string title;  ///< name of the place (may be empty), of the bank, of the person: one line
    std::string value;  ///< "37.5665,126.978" (degrees of WGS 84), number of the account, telephone number
    std::string holder; ///< of an account: one line
    bool operator==(const Card&) const = default;
};

/// Nothing: the text is no card. Whatever it is, value holds ASCII only, and none but digits, '-', '+', '.', ','.
std::optional<Card> cardOf(std::string_view text);
/// As a person filled it in: spaces around everything, and those within numbers, do not count. Nothing: a field is
/// missing, too long, or out of range.
std::optional<std::string> cardText(Card card);

} // namespace ieum::node
