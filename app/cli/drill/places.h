// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Where the drill's processes live: each on a host of its own, joined by one bridge, so that a cable can be pulled; or
// all on the loopback, where that is not allowed.
#pragma once

#include "cli/drill/network.h"

namespace ieum::cli {

class Places {
  public:
    /// `count` places. Falls back to the loopback without a word when namespaces cannot be made.
    Places(int count, bool wantNamespaces);

    bool hasNamespaces() const { return m_network.has_value(); }
    /// The command as it has to be started to run there.
    QStringList at(int place, const QStringList& command) const;
    QString addressOf(int place) const;
    QString interfaceName() const;
    QString namespaceOf(int place) const; ///< empty on the loopback
    quint16 beaconPort() const;
    /// Pulls the cable or puts it back. Only with namespaces.
    bool setLink(int place, bool up) const;
    /// Bytes that have come in there so far; nothing on the loopback, where they cannot be told apart.
    std::optional<qint64> receivedBytes(int place) const;

  private:
    std::optional<Network> m_network;
};

} // namespace ieum::cli
