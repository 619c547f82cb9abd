// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Voice notes made for tests by libopusenc, which the window records with: Ogg Opus of a sine.
#pragma once

#include "base/bytes.h"

#include <cstdint>

namespace ieum {

struct OpusNote {
    int64_t lengthMs = 1000;
    int channels = 1; ///< up to 8
    int links = 1;    ///< streams after each other, of lengthMs each
};

constexpr int opusNoteHz = 440;
/// Empty: the library would not.
Bytes opusNote(const OpusNote& note);
/// The checksum of the page that begins at `at`, made right again after its bytes were changed (RFC 3533, 6).
void sealOggPage(Bytes& file, size_t at);
/// Where its pages begin.
std::vector<size_t> oggPages(ByteView file);

} // namespace ieum
