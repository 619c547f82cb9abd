// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Hosts, bridges and the cables between them, made of network namespaces: one for each host, and one more that holds
// all bridges. Nothing of the machine's own network is touched, and what a process that was killed left behind, the
// next one puts away. Needs root and the program `ip`; whatever fails says so by false. One thread.
#pragma once

#include <QString>
#include <QStringList>

#include <optional>

namespace ieum::cli {

/// One end of a cable, as its host names it.
struct Plug {
    QString host;
    QString interface;
};

class Network {
  public:
    /// Whether this process may try.
    static bool isAllowed();

    Network();
    ~Network();
    Network(const Network&) = delete;
    Network& operator=(const Network&) = delete;

    bool addBridge(const QString& bridge);
    bool addHost(const QString& host);
    /// A new interface with this address in a network of 24 bits, its cable in that bridge.
    bool connect(const Plug& plug, const QString& bridge, const QString& address);
    /// Puts the other end of the cable into another bridge.
    bool move(const Plug& plug, const QString& bridge) const;
    /// Pulls the cable at the bridge: the host sees its carrier go, and nobody else sees anything.
    bool setCable(const Plug& plug, bool isIn) const;
    /// Switches the interface itself off or on.
    bool setInterface(const Plug& plug, bool up) const;
    std::optional<qint64> receivedBytes(const Plug& plug) const;

    QString namespaceOf(const QString& host) const { return m_prefix + host; }
    /// The command as it has to be started to run there.
    QStringList at(const QString& host, const QStringList& command) const;

  private:
    QString hub() const;
    static QString portOf(const Plug& plug) { return plug.host + '-' + plug.interface; }

    QString m_prefix;
    QStringList m_hosts;
};

} // namespace ieum::cli
