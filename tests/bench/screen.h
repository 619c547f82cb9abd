// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// A screen of Xvfb's for the programs that are started next, without the user's settings; and what is on it, whoever
// drew that. Painting is Qt's own (QT_QUICK_BACKEND=software, unless said otherwise).
#pragma once

#include "e2e/tool.h"

namespace ieum::bench {

class Screen {
  public:
    /// Ends the program when Xvfb does not start.
    Screen();
    ~Screen();
    Screen(const Screen&) = delete;
    Screen& operator=(const Screen&) = delete;

    /// Of every fourth pixel of every fourth line; counted to `most`.
    size_t colours(size_t most) const;

  private:
    QTemporaryDir m_folder;
    QProcess m_server;
};

/// Of a program with a window.
struct Start {
    double ms = 0; ///< until there is something to see
    double megabytes = 0;
};

/// Memory of a process and of all that it started (PSS: with their shares of what is shared), when it has had five
/// seconds.
double megabytesAfterRest(qint64 process);

} // namespace ieum::bench
