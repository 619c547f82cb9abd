// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// From the bytes of a PNG or JPEG file to a frame of few pixels, and from such a frame to a JPEG (core/node/
// preview_frame.h). One thread: Qt divides work on large pictures among threads, which a confined process cannot make,
// so large ones are read here pixel by pixel and not given to Qt's conversions.
#pragma once

#include <QByteArray>

namespace ieum::preview {

/// Loads what decoding needs, while that is possible. False: a decoder is missing on this computer.
bool loadDecoders();
/// Turned upright, its longer side at most `side`. Empty: it is no PNG or JPEG, or damaged, or larger than the limits.
QByteArray frameOf(const QByteArray& file, int side);
/// Empty: it is not a frame.
QByteArray jpegOf(const QByteArray& frame);

} // namespace ieum::preview
