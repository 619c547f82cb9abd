// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// A connected TCP socket as a stream, in the clear or inside TLS. Who the other side is, is proved by Noise inside;
// TLS is there because networks let it pass. Its certificate is therefore looked at and not insisted on: one that
// cannot be verified only explains why the handshake inside fails (`isUnverified`). Network thread only.
#pragma once

#include "net/stream.h"

#include <QSslSocket>
#include <QTcpSocket>

#include <memory>

namespace ieum::net {

class SocketStream : public Stream {
    Q_OBJECT

  public:
    explicit SocketStream(std::unique_ptr<QTcpSocket> socket);
    /// TLS over a connected socket. `serverName`: whose certificate we expect, as the client; empty: we are the server,
    /// and the socket has a key and a certificate.
    SocketStream(std::unique_ptr<QSslSocket> socket, std::string serverName);
    ~SocketStream() override;

    void begin() override;
    bool isReady() const override { return m_ready; }
    size_t available() override;
    bool has(size_t bytes) override { return available() >= bytes; }
    Bytes take(size_t bytes) override;
    void write(ByteView bytes) override;
    void flush() override;
    int64_t bytesToWrite() const override;
    Backlog backlog() const override;
    void setReadBuffer(int64_t bytes) override;
    void readOn() override;
    void end(ByteView farewell) override;
    bool isEnded() const override { return m_socket->state() == QAbstractSocket::UnconnectedState; }
    Error why() const override;
    bool isUnverified() const override { return m_unverified; }
    Ends ends() const override;

  private:
    void beginTls();

    std::unique_ptr<QTcpSocket> m_socket;
    QSslSocket* m_tls = nullptr; ///< the same socket, when there is TLS
    std::string m_serverName;
    bool m_ready;
    bool m_unverified = false;
};

} // namespace ieum::net
