// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The least that moves a file secretly: chunks sealed with XChaCha20-Poly1305, sent over one TCP connection, and opened
// at the other end, each end with a thread of its own and blocking calls. The second kind also does what a file needs:
// each chunk's hash is compared with its name, and what was opened is kept in one file, with one fsync at the end. In
// the third kind receiving, checking and keeping have threads of their own, as many as there is work of a kind. Its one
// fsync comes last as well: on a slow disk, whoever writes out meanwhile may be faster.
#pragma once

#include "bench/raw_line.h"

namespace ieum::bench {

enum class RawKeeping : uint8_t { Nothing, CheckedOnDisk, CheckedOnDiskByThreads };

/// Nanoseconds from before the first seal until the other end has opened (checked, kept) the last byte and has said so.
/// `folder`: where the kept file lies as long as it takes.
int64_t sendRaw(const RawPlace& from, const RawPlace& to, uint64_t bytes, RawKeeping keeping, const QString& folder);

} // namespace ieum::bench
