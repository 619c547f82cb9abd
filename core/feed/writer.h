// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Appends to a feed of our own: chains, and signs at the end and wherever a signature is due. Pure; the caller stores
// the range durably before a byte of it leaves.
#pragma once

#include "feed/range.h"

namespace ieum::feed {

struct Draft {
    uint16_t flags = 0;
    Hlc hlc;
    EpochId epoch;
    Bytes body; ///< sealed
};

Range writeRange(const crypto::SigningKey& feedKey, Kind kind, const Head& known, std::vector<Draft> drafts);

} // namespace ieum::feed
