// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Every limit of what is on the wire, each with its reason.
#pragma once

#include <cstddef>
#include <cstdint>

namespace ieum::wire {

/// A Noise message is at most 65,535 bytes: 16 of them are the tag and one says what kind of message it is.
constexpr size_t frameBytesMax = 65'518;
/// A stranger may make us parse this much, no more.
constexpr size_t frameBytesMaxUnproved = 8 * 1024;
/// One event must fit one frame together with its header and the frame's own fields.
constexpr size_t bodyBytesMax = 56 * 1024;
/// The default of protobuf, 100, is deep enough to hurt.
constexpr int recursionMax = 16;
/// Events between two signatures, and bytes likewise: more is never hashed on trust.
constexpr size_t eventsPerSignatureMax = 256;
constexpr size_t bytesPerSignatureMax = 1024 * 1024;
/// Entries of any repeated field in one frame; frames are small, this stops empty ones from multiplying.
constexpr int repeatedMax = 4096;
/// What one frame carries of a chunk.
constexpr size_t chunkPartBytes = 60 * 1024;

} // namespace ieum::wire
