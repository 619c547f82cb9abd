// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "net/listener.h"

#include "net/limits.h"
#include "net/steady.h"

#include <QSslSocket>

namespace ieum::net {

namespace {
/// When to look again after too many came or no file descriptor was free.
constexpr int acceptAgainMs = 50;
} // namespace

Listener::Listener(double acceptsPerSecond, Accept accept) : m_bucket(acceptsPerSecond), m_accept(std::move(accept)) {
    m_server.setMaxPendingConnections(pendingAcceptsMax);
    m_later.setSingleShot(true);
    connect(&m_server, &QTcpServer::newConnection, this, &Listener::acceptWaiting);
    // Without this Qt would report the same failed accept in a busy loop.
    connect(&m_server, &QTcpServer::acceptError, this, [this] {
        m_server.pauseAccepting();
        m_later.start(acceptAgainMs);
    });
    connect(&m_later, &QTimer::timeout, this, [this] {
        m_server.resumeAccepting();
        acceptWaiting();
    });
}

void Listener::Server::incomingConnection(qintptr descriptor) {
    if (!isTls) return QTcpServer::incomingConnection(descriptor);
    auto* socket = new QSslSocket(this);
    socket->setSocketDescriptor(descriptor);
    addPendingConnection(socket);
}

bool Listener::listen(const QHostAddress& address, uint16_t port) {
    if (!m_server.listen(address, port != 0 ? port : m_port)) return false;
    m_port = m_server.serverPort();
    return true;
}

void Listener::close() {
    m_server.close();
    m_later.stop();
}

void Listener::acceptWaiting() {
    while (m_server.hasPendingConnections()) {
        if (!m_bucket.take(steadyNow())) {
            m_later.start(acceptAgainMs);
            return;
        }
        std::unique_ptr<QTcpSocket> socket(m_server.nextPendingConnection());
        if (!socket) return;
        // The server would delete it, and it outlives the server.
        socket->setParent(nullptr);
        m_accept(std::move(socket));
    }
}

} // namespace ieum::net
