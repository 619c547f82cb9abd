// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// A TCP listener that accepts at a bounded rate: what comes faster waits in the kernel, and so does everything while
// the process has no file descriptor left. Network thread only.
#pragma once

#include <QTcpServer>
#include <QTcpSocket>
#include <QTimer>

#include <functional>
#include <memory>

// Last: moc of Qt 6.4 stumbles when <compare> is the first standard header that it meets.
#include "net/token_bucket.h"

namespace ieum::net {

class Listener : public QObject {
    Q_OBJECT

  public:
    using Accept = std::function<void(std::unique_ptr<QTcpSocket>)>;
    Listener(double acceptsPerSecond, Accept accept);

    /// Its sockets are QSslSockets from now on.
    void setTls() { m_server.isTls = true; }
    /// True when it listens; a port of 0 takes any free one and keeps it for later calls.
    bool listen(const QHostAddress& address, uint16_t port);
    void close();
    bool isListening() const { return m_server.isListening(); }
    uint16_t port() const { return m_port; }

  private:
    void acceptWaiting();

    class Server : public QTcpServer {
      public:
        bool isTls = false;

      protected:
        void incomingConnection(qintptr descriptor) override;
    };
    Server m_server;
    TokenBucket m_bucket;
    QTimer m_later;
    Accept m_accept;
    uint16_t m_port = 0;
};

} // namespace ieum::net
