// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Follows Avahi on the system bus: while the daemon is there, browses and publishes with it; waits for none and starts
// none. On a thread of its own, because Qt's side of D-Bus blocks where it opens a connection; Mdns is what others see.
#pragma once

#include "net/avahi_browser.h"
#include "net/avahi_publisher.h"
#include "net/mdns.h"

#include <QTimer>

#include <memory>
#include <optional>

namespace ieum::net {

class AvahiClient : public QObject {
    Q_OBJECT

  public:
    explicit AvahiClient(const Timings& timings);
    ~AvahiClient() override;

    void follow(const MdnsWish& wish);
    void rename(const Advert& advert);

  signals:
    void heard(const ieum::net::Advert& advert, const QHostAddress& from);
    void runs(bool isThere);

  private slots:
    void onOwner(const QString& name, const QString& before, const QString& now);

  private:
    void openBus();
    void closeBus();
    void askForOwner();
    void setOwner(const QString& owner);

    const Timings m_timings;
    MdnsWish m_wish;
    std::optional<QDBusConnection> m_bus;
    QString m_owner; ///< of Avahi's name; empty: nobody
    std::unique_ptr<AvahiPublisher> m_publisher;
    std::unique_ptr<AvahiBrowser> m_browser;
    QTimer m_retry{this}; ///< looks whether the bus is still there
};

} // namespace ieum::net
