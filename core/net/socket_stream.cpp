// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "net/socket_stream.h"

#include "base/assert.h"
#include "net/error.h"
#include "net/limits.h"

#include <QNetworkProxy>
#include <QSslConfiguration>

#ifdef Q_OS_UNIX
    #include <netinet/in.h>
    #include <sys/ioctl.h>
    #include <sys/socket.h>
#endif
#ifdef __linux__
    // The kernel's own tcp_info: that of the C library lacks its later fields, and both headers cannot be had at once.
    #include <cstddef>
    #include <linux/sockios.h>
    #include <linux/tcp.h>
#elif defined(Q_OS_UNIX)
    #include <netinet/tcp.h>
#endif

namespace ieum::net {

namespace {

/// Keeps most of what waits out of the kernel, where a prompt frame could not overtake it any more.
void boundUnsentInKernel(const QTcpSocket& socket) {
#ifdef TCP_NOTSENT_LOWAT
    const int bytes = unsentInKernelBytesMax;
    // Older kernels refuse; then prompt frames are only later, so the answer does not matter.
    (void)::setsockopt(static_cast<int>(socket.socketDescriptor()), IPPROTO_TCP, TCP_NOTSENT_LOWAT, &bytes,
                       sizeof bytes);
#else
    (void)socket;
#endif
}

} // namespace

SocketStream::SocketStream(std::unique_ptr<QTcpSocket> socket) : m_socket(std::move(socket)), m_ready(true) {}

SocketStream::SocketStream(std::unique_ptr<QSslSocket> socket, std::string serverName)
    : m_tls(socket.get()), m_serverName(std::move(serverName)), m_ready(false) {
    m_socket = std::move(socket);
}

SocketStream::~SocketStream() { m_socket->disconnect(this); }

void SocketStream::begin() {
    m_socket->setSocketOption(QAbstractSocket::LowDelayOption, 1);
    boundUnsentInKernel(*m_socket);
    connect(m_socket.get(), &QTcpSocket::readyRead, this, [this] {
        if (m_ready) emit readable();
    });
    connect(m_socket.get(), &QTcpSocket::bytesWritten, this, &Stream::drained);
    connect(m_socket.get(), &QTcpSocket::disconnected, this, &Stream::ended);
    if (m_tls != nullptr) beginTls();
    if (isEnded()) QMetaObject::invokeMethod(this, &Stream::ended, Qt::QueuedConnection);
}

void SocketStream::beginTls() {
    connect(m_tls, &QSslSocket::encryptedBytesWritten, this, &Stream::drained);
    connect(m_tls, &QSslSocket::encrypted, this, [this] {
        m_ready = true;
        emit ready();
    });
    if (m_serverName.empty()) return m_tls->startServerEncryption();
    connect(m_tls, &QSslSocket::sslErrors, this, [this] { m_unverified = true; });
    m_tls->setPeerVerifyMode(QSslSocket::VerifyPeer);
    m_tls->setPeerVerifyName(QString::fromStdString(m_serverName));
    // Told by the signal all the same.
    m_tls->ignoreSslErrors();
    m_tls->startClientEncryption();
}

size_t SocketStream::available() {
    return m_ready ? static_cast<size_t>(std::max<qint64>(m_socket->bytesAvailable(), 0)) : 0;
}

Bytes SocketStream::take(size_t bytes) {
    Bytes taken(bytes);
    const qint64 got = m_socket->read(reinterpret_cast<char*>(taken.data()), static_cast<qint64>(bytes));
    IEUM_ASSERT(got == static_cast<qint64>(bytes));
    return taken;
}

void SocketStream::write(ByteView bytes) {
#ifdef MSG_NOSIGNAL
    // What is large and can go at once goes past Qt's buffer, which would copy it and send it frame by frame. Behind a
    // proxy Qt may hold bytes that we do not see.
    constexpr size_t large = 8 * 1024;
    const auto proxy = m_socket->proxy().type();
    const bool isBare = m_tls == nullptr && !m_socket->peerAddress().isNull() &&
                        (proxy == QNetworkProxy::NoProxy || proxy == QNetworkProxy::DefaultProxy);
    if (isBare && bytes.size() >= large && m_socket->bytesToWrite() == 0 &&
        m_socket->state() == QAbstractSocket::ConnectedState) {
        const auto number = static_cast<int>(m_socket->socketDescriptor());
        const ssize_t sent = ::send(number, bytes.data(), bytes.size(), MSG_NOSIGNAL | MSG_DONTWAIT);
        if (sent > 0) bytes = bytes.subspan(static_cast<size_t>(sent));
        if (bytes.empty()) return; // else Qt writes the rest when it can, or learns what went wrong
    }
#endif
    m_socket->write(reinterpret_cast<const char*>(bytes.data()), static_cast<qint64>(bytes.size()));
}

void SocketStream::flush() { m_socket->flush(); }

int64_t SocketStream::bytesToWrite() const {
    return m_socket->bytesToWrite() + (m_tls != nullptr ? m_tls->encryptedBytesToWrite() : 0);
}

Stream::Backlog SocketStream::backlog() const {
    Backlog backlog{bytesToWrite(), bytesToWrite(), 0};
#ifdef SIOCOUTQ
    const auto socket = static_cast<int>(m_socket->socketDescriptor());
    int inKernel = 0;
    if (::ioctl(socket, SIOCOUTQ, &inKernel) == 0) backlog.unacknowledgedBytes += inKernel;
    tcp_info info{};
    socklen_t size = sizeof info;
    const bool isTold = ::getsockopt(socket, IPPROTO_TCP, TCP_INFO, &info, &size) == 0 &&
                        size >= offsetof(tcp_info, tcpi_min_rtt) + sizeof info.tcpi_min_rtt;
    if (isTold && info.tcpi_min_rtt != UINT32_MAX) // that: none was measured yet
        backlog.roundTripUs = info.tcpi_min_rtt;
#endif
    return backlog;
}

void SocketStream::setReadBuffer(int64_t bytes) { m_socket->setReadBufferSize(bytes); }

void SocketStream::readOn() {
    // Qt stopped reading when its buffer was full. It goes on when the buffer is emptied to the last byte, or gets
    // another size.
    m_socket->setReadBufferSize(m_socket->readBufferSize() ^ 1);
}

void SocketStream::end(ByteView farewell) {
    if (m_ready && !farewell.empty()) write(farewell);
    m_socket->flush();
    m_socket->disconnectFromHost();
}

Error SocketStream::why() const {
    // Whoever answers there does not speak TLS.
    if (!m_ready) return fail(Cause::Peer, NetError::UpgradeRefused).value();
    return fail(Cause::Machine, NetError::ClosedByPeer, m_socket->error()).value();
}

Stream::Ends SocketStream::ends() const {
    return {normalised(m_socket->localAddress()), normalised(m_socket->peerAddress()), m_socket->peerPort(),
            m_socket->peerName().toStdString()};
}

} // namespace ieum::net
