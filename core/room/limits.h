// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>

namespace ieum::room {

/// A message is one event and an event fits one frame; longer texts are files.
constexpr size_t textBytesMax = 32 * 1024;
constexpr size_t filesPerMessageMax = 16;
constexpr size_t referencesMax = 8;
/// Slices of an epoch lie inline in one event (52 KiB at 64 + 48 bytes each); the Merkle form lifts this.
constexpr size_t devicesMax = 400;
/// Files named in one receipt.
constexpr size_t holdsMax = 512;
/// Nobody's clock is trusted further ahead than this.
constexpr int64_t clockAheadMs = 2 * 60 * 1000;
/// Older than this when it arrives below something shown: marked as late.
constexpr int64_t lateAfterMs = 10 * 60 * 1000;

} // namespace ieum::room
