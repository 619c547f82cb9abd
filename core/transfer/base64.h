// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// RFC 4648 section 4, with padding, as mail wants it.
#pragma once

#include <string>
#include <string_view>

namespace ieum::transfer {

std::string base64(std::string_view bytes);

/// What one line of mail holds: 76 characters.
constexpr size_t base64LineBytes = 57;
/// Lines with their ends; "" for nothing.
std::string base64Lines(std::string_view bytes);

} // namespace ieum::transfer
