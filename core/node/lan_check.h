// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The test of the LAN for whoever asks: with a profile or without one, beside a node that runs or not. On the thread of
// the QCoreApplication; takes some five seconds and blocks nobody.
#pragma once

#include "net/network.h"
#include "node/rows.h"

#include <functional>
#include <memory>
#include <vector>

namespace ieum::net {
class LanTest;
}

namespace ieum::node {

class LanCheck {
  public:
    using Done = std::function<void(const LanReport&)>;
    /// Ports and interfaces are those of a node; a `lanPort` is tried as well.
    explicit LanCheck(net::NetworkOptions options);
    ~LanCheck();
    LanCheck(const LanCheck&) = delete;
    LanCheck& operator=(const LanCheck&) = delete;

    /// Whoever asks while one is under way gets what that one finds.
    void run(Done done);

  private:
    void finish(const LanReport& report);

    net::NetworkOptions m_options;
    std::unique_ptr<net::LanTest> m_test;
    std::vector<Done> m_waiting;
};

} // namespace ieum::node
