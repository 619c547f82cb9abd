// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Has Avahi look for the services of others and ask where they are, and says what it hears at the pace of MdnsServices.
// On the thread of AvahiClient.
#pragma once

#include "net/avahi_call.h"
#include "net/mdns_services.h"

#include <QObject>
#include <QTimer>

namespace ieum::net {

class AvahiBrowser : public QObject {
    Q_OBJECT

  public:
    AvahiBrowser(AvahiDaemon daemon, const std::vector<LocalInterface>& interfaces, uint16_t beaconPort,
                 const Timings& timings);

  signals:
    /// From the link, under a name of ours; perhaps our own.
    void heard(const ieum::net::Advert& advert, const QHostAddress& from);

  private slots:
    void onItemNew(const QDBusMessage& message);
    void onItemRemove(const QDBusMessage& message);
    void onFound(const QDBusMessage& message);
    void onFailure(const QDBusMessage& message);

  private:
    struct Resolver {
        MdnsService service;
        QString path; ///< empty: not known yet
    };

    void turn();
    void resolve(const MdnsService& service);
    void stopResolving(const MdnsService& service);

    const AvahiDaemon m_daemon;
    const QString m_type;
    MdnsServices m_services;
    std::list<Resolver> m_resolvers;
    QTimer m_turns; ///< while there are services
};

} // namespace ieum::net
