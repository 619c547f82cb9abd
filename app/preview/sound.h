// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What is heard in an Ogg Opus file (RFC 7845), as core/node/preview_frame.h says, by libopusfile. The library is
// loaded only by a process that is asked for sound.
#pragma once

#include <QByteArray>

namespace ieum::preview {

/// Loads the reader and lets it look once, while that is possible. False: it is not installed.
bool loadSoundReader();
/// All of it, as one channel. Empty: it is no Ogg Opus, or damaged beyond decoding, or longer than the limits.
QByteArray soundOf(const QByteArray& file);
/// How long it is, as its pages say. Empty: as above.
QByteArray lengthOf(const QByteArray& file);

} // namespace ieum::preview
