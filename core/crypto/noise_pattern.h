// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The four handshake patterns of section 7.5 as data. For noise.cpp alone.
#pragma once

#include "crypto/noise.h"

#include <span>
#include <string_view>

namespace ieum::crypto {

/// E and S carry a key; the others mix a shared secret: first letter the initiator's key, second the responder's.
enum class Token : uint8_t { E, S, EE, ES, SE, SS };
using TokenLine = std::span<const Token>;

struct PatternTable {
    std::string_view protocolName;
    bool responderKnownBefore; ///< the pre-message "<- s"
    bool initiatorHasStatic;
    bool responderHasStatic;
    std::span<const TokenLine> lines; ///< the initiator sends the first, then they alternate
};

const PatternTable& tableOf(Pattern pattern);

} // namespace ieum::crypto
