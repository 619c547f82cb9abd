// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The secret of a link for a further device as something that can be read out and typed: fifteen characters of
// Crockford's base 32 (crockford.com/base32.html), 75 random bits, and one that finds mistyped ones. It says less than
// the link: neither who made it nor where he is, so both sides have to be on one network or know the same replica. 75
// bits because whoever carries the channel of the two can try codes for as long as the link is good for, and longer.
#pragma once

#include "base/random.h"
#include "crypto/secret.h"
#include "room/error.h"

#include <string>

namespace ieum::room {

/// Four groups of four, as people see it: "K7QM-2XRD-9WHT-3FZP".
std::string makeLinkCode(Random& random);
/// As it may be typed: in any case, with other groups or none, O for 0, and I or L for 1. Gives the form of
/// makeLinkCode. Errors: BadInvite.
Result<std::string> readLinkCode(std::string_view typed);
/// Of the rendezvous. `code`: in the form of makeLinkCode.
crypto::Key secretOfLinkCode(std::string_view code);

} // namespace ieum::room
