// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "node/lan_check.h"

#include "net/lan_test.h"

namespace ieum::node {

LanCheck::LanCheck(net::NetworkOptions options) : m_options(std::move(options)) {}

LanCheck::~LanCheck() = default;

void LanCheck::run(Done done) {
    m_waiting.push_back(std::move(done));
    if (m_test) return;
    m_test = std::make_unique<net::LanTest>(m_options, [this](const net::LanReport& report) { finish(report); });
    m_test->begin();
}

void LanCheck::finish(const LanReport& report) {
    m_test.release()->deleteLater(); // it is calling us
    for (const Done& done : std::exchange(m_waiting, {})) done(report);
}

} // namespace ieum::node
