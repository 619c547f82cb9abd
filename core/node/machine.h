// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What a running profile needs of the machine beneath it, as ports: with another clock, other randomness and files in
// memory the whole engine runs inside a simulation, the same in every run (tests/sim).
#pragma once

#include "base/clock.h"
#include "base/files.h"
#include "base/random.h"
#include "crypto/system_random.h"
#include "store/real_files.h"

#include <functional>

namespace ieum::node {

/// They outlive whatever works with them.
struct Machine {
    Clock& clock;
    Random& random;
    Files& files;
    store::FolderSync& folderSync;
    /// Puts the platform's mark onto a file that came from somebody else; called from the pool. Empty: there is none.
    std::function<void(const std::string& path)> markForeign{};
};

/// Wall and steady time of this machine.
class SystemClock : public Clock {
  public:
    Now now() const override;
};

/// The computer that the program runs on. Safe to use from several threads.
struct ThisMachine {
    SystemClock clock;
    crypto::SystemRandom random;
    store::RealFiles files;
    store::RealFolderSync folderSync;

    Machine ports();
};

} // namespace ieum::node
