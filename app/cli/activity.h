// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// A command that is under way. It lives from its start until the event loop has ended, so that what it holds (a
// profile, processes, sockets) is put away before the program ends.
#pragma once

#include <functional>

namespace ieum::cli {

class Activity {
  public:
    Activity() = default;
    virtual ~Activity() = default;
    Activity(const Activity&) = delete;
    Activity& operator=(const Activity&) = delete;
};

/// Called once, with the exit status.
using Finish = std::function<void(int)>;

constexpr int exitGood = 0;
constexpr int exitFailed = 1;
constexpr int exitUsage = 2;

} // namespace ieum::cli
