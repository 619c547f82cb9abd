// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// mDNS through Avahi, where that runs, as a third way to be found beside those of the beacon: says the beacon's advert
// as a service and hears those of others (docs/protocol/channel.md, "mDNS"). On the thread that asks; what may block on
// the system bus does so on a thread behind it, and nobody waits for that but the end of the process: Qt waits there
// until libdbus has given up a bus that takes connections and never answers, which may be a minute.
#pragma once

#include "net/advert.h"
#include "net/interfaces.h"
#include "net/timings.h"

#include <QObject>

#include <optional>

class QThread;

namespace ieum::net {

class AvahiClient;

/// What is to be done with mDNS.
struct MdnsWish {
    std::vector<LocalInterface> interfaces; ///< none: nothing
    uint16_t beaconPort = 0;
    std::optional<Advert> advert; ///< nothing: only listen
};

class Mdns : public QObject {
    Q_OBJECT

  public:
    explicit Mdns(const Timings& timings);
    ~Mdns() override;

    /// Instead of what was wished for before. Loopback is left out: what is there needs no Avahi.
    void start(MdnsWish wish);
    void stop();
    /// The same with another id.
    void rename(const Advert& advert);
    /// Whether the daemon was there when last heard of.
    bool isRunning() const { return m_isRunning; }

  signals:
    /// From the link; perhaps our own.
    void heard(const ieum::net::Advert& advert, const QHostAddress& from);

  private:
    void begin();

    const Timings m_timings;
    QThread* m_thread = nullptr;
    AvahiClient* m_client = nullptr; ///< lives and ends there
    bool m_isRunning = false;
    bool m_isStarted = false;
};

} // namespace ieum::net
