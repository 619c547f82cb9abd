// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// QR codes in a frame of pixels, by libzbar. The library is loaded only by a process that is asked for codes: it brings
// a dozen others along, which small pictures have no use for.
#pragma once

#include <QByteArray>

namespace ieum::preview {

/// Loads the reader and lets it read once, while that is possible. False: it is not installed.
bool loadCodeReader();
/// The codes of a frame, as core/node/preview_frame.h says. Empty: it is not a frame.
QByteArray codesOf(const QByteArray& frame);

} // namespace ieum::preview
