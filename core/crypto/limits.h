// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Every limit of the cryptography, each with its reason.
#pragma once

#include <cstddef>
#include <cstdint>

namespace ieum::crypto {

/// Noise, revision 34, section 3: the length field of a message has two bytes.
constexpr size_t noiseMessageBytesMax = 65'535;
/// Below this a passphrase slot is cheaper to guess than to steal; the floor is for tests and small machines.
constexpr uint64_t passphraseMemoryBytesMin = 8ULL << 20;
/// Parameters come from a file that somebody else may have made: more than this is a memory bomb.
constexpr uint64_t passphraseMemoryBytesMax = 1ULL << 30;
/// Likewise for time: 1 GiB and 4 passes were measured at 6.1 s.
constexpr uint32_t passphrasePassesMin = 1;
constexpr uint32_t passphrasePassesMax = 6;
/// No person types more; a pasted file is a mistake.
constexpr size_t passphraseBytesMax = 4096;
/// Labels separate uses of a key; they are constants of the program and their length travels in two bytes.
constexpr size_t labelBytesMax = 255;

} // namespace ieum::crypto
