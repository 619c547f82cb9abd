// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>

namespace ieum::vault {

/// Small enough to be fetched again after a cut, large enough that ids cost 0.01 %.
constexpr uint32_t chunkBytes = 256 * 1024;
/// A flat manifest of so many ids is itself the size of a chunk.
constexpr size_t chunksMax = 8192;
constexpr uint64_t fileBytesMax = uint64_t{chunksMax} * chunkBytes;
/// Anything that travels as a chunk: a full one, or a full manifest, with its tag and a few bytes of fields.
constexpr size_t sealedBytesMax = chunkBytes + 1024;
/// Each file that comes is compared with every rule, and nobody keeps more in his head.
constexpr size_t keepRulesMax = 200;
/// Types of files have numbers below this.
constexpr uint8_t fileKindsMax = 6;

} // namespace ieum::vault
