// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Where the process that holds a profile listens for others of the same user: a socket named after the profile's path,
// in a folder that nobody else can write to.
#pragma once

#include <QString>

#include <string>

namespace ieum::node {

/// At most 100 bytes, which every Unix allows. "" when there is no safe folder for it.
QString handoverPlace(const std::string& profileFolder);

} // namespace ieum::node
