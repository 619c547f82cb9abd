// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "net/connect_attempt.h"

#include "net/error.h"
#include "net/limits.h"

#include <QSslSocket>

namespace ieum::net {

QList<QHostAddress> inOrder(const QList<QHostAddress>& answer, const AddressMemory& memory) {
    QList<QHostAddress> order;
    const auto add = [&order](const QHostAddress& address) {
        if (!address.isNull() && !order.contains(address)) order.push_back(address);
    };
    const bool goodDisproved = memory.lastGood == memory.disproved;
    if (!goodDisproved) add(memory.lastGood);
    for (const QHostAddress& address : answer) {
        if (address != memory.disproved) add(address);
    }
    if (goodDisproved || answer.contains(memory.disproved)) add(memory.disproved);
    return order.mid(0, addressesPerNameMax);
}

namespace {

bool isOfTheProxy(QAbstractSocket::SocketError error) {
    return error == QAbstractSocket::ProxyConnectionRefusedError ||
           error == QAbstractSocket::ProxyConnectionClosedError ||
           error == QAbstractSocket::ProxyConnectionTimeoutError || error == QAbstractSocket::ProxyNotFoundError ||
           error == QAbstractSocket::ProxyProtocolError;
}

Error errorOf(QAbstractSocket::SocketError error) {
    if (error == QAbstractSocket::ProxyAuthenticationRequiredError) {
        return fail(Cause::Machine, NetError::ProxyWantsName).value();
    }
    return fail(Cause::Machine, isOfTheProxy(error) ? NetError::ProxyFailed : NetError::Unreachable, error).value();
}

} // namespace

ConnectAttempt::ConnectAttempt(HostPort target, AddressMemory memory, const Timings& timings, Connected connected,
                               Failed failed, Route route)
    : m_target(std::move(target)), m_memory(std::move(memory)), m_connectMs(timings.connectMs),
      m_connected(std::move(connected)), m_failed(std::move(failed)), m_route(std::move(route)) {
    m_timer.setSingleShot(true);
}

ConnectAttempt::~ConnectAttempt() {
    if (m_lookup != -1) QHostInfo::abortHostLookup(m_lookup);
    if (m_socket) m_socket->disconnect(this);
}

void ConnectAttempt::begin() {
    connect(&m_timer, &QTimer::timeout, this, [this] {
        // A resolver that hangs is as good as one that knows nothing.
        if (m_lookup != -1) {
            QHostInfo::abortHostLookup(m_lookup);
            return onAnswer({});
        }
        m_last = errorOf(QAbstractSocket::SocketTimeoutError);
        tryNext();
    });
    if (m_route.proxy) return askProxy();
    const QString host = QString::fromStdString(m_target.host);
    const QHostAddress numeric(host);
    if (!numeric.isNull()) return onAnswer({numeric});
    m_timer.start(static_cast<int>(m_connectMs));
    m_lookup = QHostInfo::lookupHost(host, this, [this](const QHostInfo& info) { onAnswer(info.addresses()); });
}

void ConnectAttempt::onAnswer(const QList<QHostAddress>& answer) {
    m_lookup = -1;
    m_timer.stop();
    m_waiting = inOrder(answer, m_memory);
    if (!m_waiting.isEmpty()) return tryNext();
    finish([this] { m_failed(fail(Cause::Machine, NetError::NameNotFound).value()); });
}

void ConnectAttempt::tryNext() {
    m_timer.stop();
    if (m_socket) {
        m_socket->disconnect(this);
        m_socket.release()->deleteLater();
    }
    if (m_waiting.isEmpty()) {
        return finish([this] { m_failed(m_last.value_or(errorOf(QAbstractSocket::UnknownSocketError))); });
    }
    dial();
    m_socket->connectToHost(m_waiting.takeFirst(), m_target.port);
}

void ConnectAttempt::askProxy() {
    dial();
    m_socket->setProxy(toQt(*m_route.proxy));
    m_socket->connectToHost(QString::fromStdString(m_target.host), m_target.port);
}

/// A socket, and what becomes of it.
void ConnectAttempt::dial() {
    m_socket =
        m_route.transport == Transport::SecureWeb ? std::make_unique<QSslSocket>() : std::make_unique<QTcpSocket>();
    m_socket->setProxy(QNetworkProxy::NoProxy);
    connect(m_socket.get(), &QTcpSocket::connected, this, [this] {
        m_timer.stop();
        m_socket->disconnect(this);
        finish([this] { m_connected(std::move(m_socket)); });
    });
    connect(m_socket.get(), &QTcpSocket::errorOccurred, this, [this](QAbstractSocket::SocketError error) {
        m_last = errorOf(error);
        tryNext();
    });
    m_timer.start(static_cast<int>(m_connectMs));
}

void ConnectAttempt::finish(const std::function<void()>& tell) {
    if (m_done) return;
    m_done = true;
    tell();
}

} // namespace ieum::net
