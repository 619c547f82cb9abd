// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// One try to reach a host: its addresses are looked up and tried one after the other. Behind a proxy nothing is looked
// up here: the proxy gets the name, since it may be the only one that can resolve it, and ours would tell others of it.
// Ends with exactly one `connected`
// or `failed`, after which it is of no further use. Network thread only.
#pragma once

#include "net/proxy.h"
#include "net/timings.h"

#include <QHostAddress>
#include <QHostInfo>
#include <QTcpSocket>
#include <QTimer>

#include <functional>
#include <memory>

namespace ieum::net {

/// What earlier attempts taught: names lie more often than addresses.
struct AddressMemory {
    QHostAddress lastGood;  ///< tried first; also when DNS knows nothing or something else
    QHostAddress disproved; ///< somebody without the pinned key answered there: tried last
};

/// In which order to try what a name gave. At most `addressesPerNameMax`.
QList<QHostAddress> inOrder(const QList<QHostAddress>& answer, const AddressMemory& memory);

class ConnectAttempt : public QObject {
    Q_OBJECT

  public:
    using Connected = std::function<void(std::unique_ptr<QTcpSocket>)>;
    using Failed = std::function<void(const Error&)>;
    ConnectAttempt(HostPort target, AddressMemory memory, const Timings& timings, Connected connected, Failed failed,
                   Route route = {});
    ~ConnectAttempt() override;

    void begin();

  private:
    void onAnswer(const QList<QHostAddress>& answer);
    void tryNext();
    void askProxy();
    void dial();
    void finish(const std::function<void()>& tell);

    HostPort m_target;
    AddressMemory m_memory;
    int64_t m_connectMs;
    Connected m_connected;
    Failed m_failed;
    Route m_route;
    QList<QHostAddress> m_waiting;
    std::unique_ptr<QTcpSocket> m_socket;
    QTimer m_timer;
    int m_lookup = -1;
    std::optional<Error> m_last;
    bool m_done = false;
};

} // namespace ieum::net
