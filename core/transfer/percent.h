// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Bytes as "%E2": in links, in names of mail's attachments, in names of Prosody's files.
#pragma once

#include <string>
#include <string_view>

namespace ieum::transfer {

enum class HexCase : bool { Lower, Upper };

/// Every byte but letters, digits and those in `plain`.
std::string percentEncoded(std::string_view text, std::string_view plain = {}, HexCase hexCase = HexCase::Upper);

} // namespace ieum::transfer
