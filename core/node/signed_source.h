// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// How an imported message says that its author signed it (docs/formats/import.md).
#pragma once

#include <cstddef>
#include <string_view>

namespace ieum::node {

/// The source of an imported message of which whoever brought it checked what its author signed; digits of that
/// person's key follow.
constexpr std::string_view signedSource = "ieum-signed-";
constexpr size_t signedDigits = 32;

} // namespace ieum::node
