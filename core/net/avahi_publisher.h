// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Publishes an advert as a service of this computer, on each interface with the addresses that it has there, under a
// host name made for it: of the computer's own name, which Avahi would put there, nothing is in it. On the thread of
// AvahiClient.
#pragma once

#include "net/advert.h"
#include "net/avahi_call.h"
#include "net/interfaces.h"

#include <QObject>

#include <vector>

namespace ieum::net {

class AvahiPublisher : public QObject {
    Q_OBJECT

  public:
    AvahiPublisher(AvahiDaemon daemon, std::vector<LocalInterface> interfaces, uint16_t beaconPort);
    /// Instead of what was published before.
    void publish(const Advert& advert);

  private:
    void fill(const QString& group, const LocalInterface& local, const Advert& advert);

    const AvahiDaemon m_daemon;
    const std::vector<LocalInterface> m_interfaces;
    const uint16_t m_beaconPort;
    std::vector<QString> m_groups; ///< one for each interface: Avahi bounds what one may hold
    uint64_t m_published = 0;      ///< how often
};

} // namespace ieum::net
