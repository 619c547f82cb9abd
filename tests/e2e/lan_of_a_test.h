// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// A LAN to break: places (network namespaces) joined by a bridge in one more. Needs root. Nothing of the computer's own
// network is touched, and all of it goes with the object.
#pragma once

#include "e2e/tool.h"

#include <unistd.h>

namespace ieum::e2e {

class LanOfATest {
  public:
    enum class Kind { Both, Ipv6Only };

    explicit LanOfATest(int places, Kind kind = Kind::Both)
        : m_prefix(QStringLiteral("ieumt%1-").arg(QCoreApplication::applicationPid())) {
        remove();
        m_good = sh({}, "ip netns add " + hub()) && addBridge("br0");
        for (int place = 0; m_good && place < places; ++place) {
            m_good = sh({}, "ip netns add " + nameOf(place)) && in(place, "ip link set lo up") &&
                     join(place, "br0", "eth0", kind == Kind::Both ? addressOf(place) + "/24" : QString());
        }
    }
    ~LanOfATest() { remove(); }
    LanOfATest(const LanOfATest&) = delete;
    LanOfATest& operator=(const LanOfATest&) = delete;

    static bool isPossible() { return ::geteuid() == 0; }
    bool isGood() const { return m_good; }
    /// What stands before a command that is to run there.
    QStringList at(int place) const { return {"ip", "netns", "exec", nameOf(place)}; }
    static QString addressOf(int place) { return QStringLiteral("10.77.0.%1").arg(10 + place); }
    /// In a shell there; whether it ended well.
    bool in(int place, const QString& command) const { return sh(at(place), command); }
    bool inHub(const QString& command) const { return sh({"ip", "netns", "exec", hub()}, command); }
    QString hub() const { return m_prefix + QStringLiteral("hub"); }
    /// The bridge's end of a place's cable.
    static QString portOf(int place, const QString& interface = "eth0") {
        return QStringLiteral("%1p%2").arg(interface).arg(place);
    }
    bool addBridge(const QString& name) const {
        return inHub("ip link add " + name + " type bridge && ip link set " + name + " up");
    }
    /// One more cable: an interface there, the other end at that bridge.
    bool join(int place, const QString& bridge, const QString& interface, const QString& address) const {
        const QString port = portOf(place, interface);
        return inHub("ip link add " + port + " type veth peer name " + interface + " netns " + nameOf(place)) &&
               inHub("ip link set " + port + " master " + bridge + " up") &&
               // An address need not wait for a duplicate that cannot be there.
               in(place, "echo 0 > /proc/sys/net/ipv6/conf/" + interface + "/accept_dad") &&
               (address.isEmpty() || in(place, "ip addr add " + address + " brd + dev " + interface)) &&
               in(place, "ip link set " + interface + " up");
    }

  private:
    static bool sh(const QStringList& before, const QString& command) {
        QProcess process;
        process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
        const QStringList whole = before + QStringList{"sh", "-c", command};
        process.start(whole.first(), whole.mid(1));
        return process.waitForFinished(commandMs) && process.exitCode() == 0;
    }
    void remove() const {
        QProcess process;
        process.start("sh", {"-c", "for each in $(ip netns list | grep -o '^" + m_prefix +
                                       "[^ ]*'); do ip netns del \"$each\"; done"});
        process.waitForFinished(commandMs);
    }
    QString nameOf(int place) const { return m_prefix + QString::number(place); }

    QString m_prefix;
    bool m_good = false;
};

} // namespace ieum::e2e
