// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Thrown by a step that cannot go on, caught in one place (drill.cpp), which says it and ends the drill.
#pragma once

#include <QString>

#include <stdexcept>

namespace ieum::cli {

class Failed : public std::runtime_error {
  public:
    explicit Failed(const QString& why) : std::runtime_error(why.toStdString()) {}
};

} // namespace ieum::cli
