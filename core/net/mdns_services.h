// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The services that mDNS told of, from their names to addresses that are handed on like beacons heard. Who is there is
// told once by mDNS and again and again by beacons, so what is here is said again at the beacon's pace until it goes.
// Everything in it is somebody's claim: names that no Ieum makes, addresses elsewhere and more than so many are not
// taken. Sans-I/O; one thread.
#pragma once

#include "net/advert.h"
#include "net/interfaces.h"
#include "net/timings.h"

#include "base/time.h"

#include <list>
#include <optional>
#include <vector>

namespace ieum::net {

/// As Avahi tells them apart: one that is heard by IPv4 and by IPv6 is two.
struct MdnsService {
    int interface = 0; ///< index
    int protocol = 0;  ///< Avahi's number
    QString name;
    bool operator==(const MdnsService&) const = default;
};

class MdnsServices {
  public:
    struct Heard {
        Advert advert;
        QHostAddress from; ///< of IPv6 link-local with its scope
    };

    MdnsServices(const Timings& timings, std::vector<LocalInterface> interfaces);

    /// Returns whoever had to make room.
    std::optional<MdnsService> appeared(const MdnsService& service);
    void vanished(const MdnsService& service);
    struct Place {
        QString address; ///< as text
        uint16_t port = 0;
        bool isLocal = false; ///< a program of this computer published it
    };
    /// Where it is said to be.
    void found(const MdnsService& service, const Place& place);
    /// It does not answer any more, or not yet.
    void lost(const MdnsService& service);

    /// Those of which nobody has asked yet where they are.
    std::vector<MdnsService> toResolve(size_t most);
    /// What is to be said now.
    std::vector<Heard> due(size_t most, SteadyMs now);
    size_t size() const { return m_entries.size(); }

  private:
    struct Entry {
        MdnsService service;
        Advert advert;
        bool isAsked = false;
        QHostAddress address; ///< null: not known
        SteadyMs sayAt;
    };

    std::list<Entry>::iterator find(const MdnsService& service);
    QHostAddress usable(int interface, const Place& place) const;

    const Timings m_timings;
    const std::vector<LocalInterface> m_interfaces;
    std::list<Entry> m_entries; ///< the longest known first
};

} // namespace ieum::net
