// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "bench/pair_of_nodes.h"

#include "bench/bench.h"

namespace ieum::bench {

using namespace ieum::e2e;

PairOfNodes::PairOfNodes() {
    if (cli::Network::isAllowed()) {
        m_network.emplace();
        bool good = m_network->addBridge("lan") && m_network->addHost("a") && m_network->addHost("b");
        m_here = {m_network->namespaceOf("a"), QStringLiteral("10.78.0.1")};
        m_there = {m_network->namespaceOf("b"), QStringLiteral("10.78.0.2")};
        good = good && m_network->connect({"a", "lan0"}, "lan", m_here.address) &&
               m_network->connect({"b", "lan0"}, "lan", m_there.address);
        if (!good) stop("no network namespaces, though this is root");
    }
    const QStringList options{"--lan-interfaces", m_network ? "lan0" : "lo", "--beacon-port",
                              QString::number(beaconPortOfThisTest())};
    m_sender.emplace(QStringLiteral("바다"), Host{network(), "a"}, options);
    m_reader.emplace(QStringLiteral("하늘"), Host{network(), "b"}, options);
    m_party.emplace(Party::Members{&*m_sender, &*m_reader});
    if (!m_sender->start() || !m_reader->start() || !m_party->found(QStringLiteral("모임")))
        stop("two nodes did not meet");
}

} // namespace ieum::bench
