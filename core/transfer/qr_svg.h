// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// A QR code (ISO/IEC 18004) as a picture that needs nothing but a browser.
#pragma once

#include <string>

namespace ieum::transfer {

/// An <svg> element, black on white with its quiet zone of 4 modules; "" when the text is empty or too long for a code
/// (2,953 bytes).
std::string qrSvg(const std::string& text);

} // namespace ieum::transfer
