// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Where the drill's processes live: each in a network namespace of its own, joined by a bridge in one more, so that a
// cable can be pulled; or all on the loopback, where that is not allowed. Nothing of the host's own network is touched.
#pragma once

#include <QString>
#include <QStringList>

#include <optional>

namespace ieum::cli {

class Places {
  public:
    /// `count` places. Falls back to the loopback without a word when namespaces cannot be made.
    Places(int count, bool wantNamespaces);
    ~Places();
    Places(const Places&) = delete;
    Places& operator=(const Places&) = delete;

    bool hasNamespaces() const { return m_hasNamespaces; }
    /// The command as it has to be started to run there.
    QStringList at(int place, const QStringList& command) const;
    QString addressOf(int place) const;
    QString interfaceName() const;
    quint16 beaconPort() const;
    /// Pulls the cable or puts it back. Only with namespaces.
    bool setLink(int place, bool up) const;
    /// Bytes that have come in there so far; nothing on the loopback, where they cannot be told apart.
    std::optional<qint64> receivedBytes(int place) const;

  private:
    bool make();
    void remove();
    QString nameOf(int place) const;

    int m_count = 0;
    bool m_hasNamespaces = false;
    QString m_prefix;
};

} // namespace ieum::cli
