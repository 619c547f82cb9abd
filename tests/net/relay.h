// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Something between two programs that passes bytes on, or swallows them in one direction or both while each end still
// sees a connection: what a broken gateway does.
#pragma once

#include <QTcpServer>
#include <QTcpSocket>

namespace ieum {

class Relay {
  public:
    explicit Relay(quint16 target) : m_target(target) {
        QObject::connect(&m_server, &QTcpServer::newConnection, &m_server, [this] {
            while (QTcpSocket* near = m_server.nextPendingConnection()) join(near);
        });
        m_server.listen(QHostAddress::LocalHost);
    }
    quint16 port() const { return m_server.serverPort(); }
    int connections() const { return m_connections; }

    bool swallowsUp = false;   ///< what the one who dialled sends
    bool swallowsDown = false; ///< what he is sent

  private:
    void join(QTcpSocket* near) {
        ++m_connections;
        auto* far = new QTcpSocket(near);
        pass(near, far, swallowsUp);
        pass(far, near, swallowsDown);
        QObject::connect(near, &QTcpSocket::disconnected, near, &QObject::deleteLater);
        far->connectToHost(QHostAddress::LocalHost, m_target);
    }
    static void pass(QTcpSocket* from, QTcpSocket* to, const bool& swallows) {
        QObject::connect(from, &QTcpSocket::readyRead, to, [from, to, &swallows] {
            const QByteArray bytes = from->readAll();
            if (!swallows) to->write(bytes);
        });
        // The end of a connection is swallowed like all else.
        QObject::connect(from, &QTcpSocket::disconnected, to, [to, &swallows] {
            if (!swallows) to->disconnectFromHost();
        });
    }

    QTcpServer m_server;
    quint16 m_target;
    int m_connections = 0;
};

} // namespace ieum
