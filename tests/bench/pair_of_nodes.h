// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Two processes of `ieumctl run` who share a room, each on a host of its own on one bridge when that is allowed, else
// on the loopback.
#pragma once

#include "bench/raw_line.h"
#include "e2e/party.h"

#include <optional>

namespace ieum::bench {

class PairOfNodes {
  public:
    /// Returns when both have met. Ends the program when they do not.
    PairOfNodes();

    e2e::Member& sender() { return *m_sender; }
    e2e::Member& reader() { return *m_reader; }
    const QString& room() const { return m_party->room(); }
    /// Where raw lines have their ends: beside the sender, and beside the reader.
    const RawPlace& here() const { return m_here; }
    const RawPlace& there() const { return m_there; }
    std::string place() const { return m_network ? "two namespaces on a bridge" : "loopback"; }
    /// None on the loopback.
    const cli::Network* network() const { return m_network ? &*m_network : nullptr; }

  private:
    std::optional<cli::Network> m_network;
    RawPlace m_here{{}, QStringLiteral("127.0.0.1")};
    RawPlace m_there{{}, QStringLiteral("127.0.0.1")};
    std::optional<e2e::Member> m_sender, m_reader;
    std::optional<e2e::Party> m_party;
};

} // namespace ieum::bench
