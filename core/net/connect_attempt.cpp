// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "net/connect_attempt.h"

#include "net/error.h"
#include "net/limits.h"

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

ConnectAttempt::ConnectAttempt(HostPort target, AddressMemory memory, const Timings& timings, Connected connected,
                               Failed failed)
    : m_target(std::move(target)), m_memory(std::move(memory)), m_connectMs(timings.connectMs),
      m_connected(std::move(connected)), m_failed(std::move(failed)) {
    m_timer.setSingleShot(true);
}

ConnectAttempt::~ConnectAttempt() {
    if (m_lookup != -1) QHostInfo::abortHostLookup(m_lookup);
    if (m_socket) m_socket->disconnect(this);
}

void ConnectAttempt::begin() {
    const QString host = QString::fromStdString(m_target.host);
    const QHostAddress numeric(host);
    if (!numeric.isNull()) return onAnswer({numeric});
    connect(&m_timer, &QTimer::timeout, this, [this] {
        // A resolver that hangs is as good as one that knows nothing.
        QHostInfo::abortHostLookup(m_lookup);
        onAnswer({});
    });
    m_timer.start(static_cast<int>(m_connectMs));
    m_lookup = QHostInfo::lookupHost(host, this, [this](const QHostInfo& info) { onAnswer(info.addresses()); });
}

void ConnectAttempt::onAnswer(const QList<QHostAddress>& answer) {
    m_lookup = -1;
    m_timer.stop();
    m_timer.disconnect(this);
    connect(&m_timer, &QTimer::timeout, this, [this] {
        m_lastSocketError = QAbstractSocket::SocketTimeoutError;
        tryNext();
    });
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
        return finish([this] { m_failed(fail(Cause::Machine, NetError::Unreachable, m_lastSocketError).value()); });
    }
    m_socket = std::make_unique<QTcpSocket>();
    connect(m_socket.get(), &QTcpSocket::connected, this, [this] {
        m_timer.stop();
        m_socket->disconnect(this);
        finish([this] { m_connected(std::move(m_socket)); });
    });
    connect(m_socket.get(), &QTcpSocket::errorOccurred, this, [this](QAbstractSocket::SocketError error) {
        m_lastSocketError = error;
        tryNext();
    });
    m_timer.start(static_cast<int>(m_connectMs));
    m_socket->connectToHost(m_waiting.takeFirst(), m_target.port);
}

void ConnectAttempt::finish(const std::function<void()>& tell) {
    if (m_done) return;
    m_done = true;
    tell();
}

} // namespace ieum::net
