// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// One try to reach a host: its addresses are looked up and tried one after the other. Ends with exactly one `connected`
// or `failed`, after which it is of no further use. Network thread only.
#pragma once

#include "net/host_port.h"
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
    ConnectAttempt(HostPort target, AddressMemory memory, const Timings& timings, Connected connected, Failed failed);
    ~ConnectAttempt() override;

    void begin();

  private:
    void onAnswer(const QList<QHostAddress>& answer);
    void tryNext();
    void finish(const std::function<void()>& tell);

    HostPort m_target;
    AddressMemory m_memory;
    int64_t m_connectMs;
    Connected m_connected;
    Failed m_failed;
    QList<QHostAddress> m_waiting;
    std::unique_ptr<QTcpSocket> m_socket;
    QTimer m_timer;
    int m_lookup = -1;
    int m_lastSocketError = QAbstractSocket::UnknownSocketError;
    bool m_done = false;
};

} // namespace ieum::net
