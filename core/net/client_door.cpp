// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "net/client_door.h"

#include "base/assert.h"
#include "net/limits.h"
#include "net/web_stream.h"

#include <QSslCertificate>
#include <QSslKey>

namespace ieum::net {

namespace {

Done listenAt(Listener& listener, const std::string& host, uint16_t port) {
    if (listener.isListening()) return {};
    const QHostAddress address =
        host.empty() ? QHostAddress(QHostAddress::Any) : QHostAddress(QString::fromStdString(host));
    if (address.isNull()) return fail(Cause::Input, NetError::BadAddress);
    if (listener.listen(address, port)) return {};
    return fail(Cause::Machine, NetError::PortTaken, port);
}

QSslKey readKey(const QByteArray& pem) {
    const QSslKey ec(pem, QSsl::Ec);
    return ec.isNull() ? QSslKey(pem, QSsl::Rsa) : ec;
}

} // namespace

ClientDoor::ClientDoor(const NetworkOptions& options, ChannelSet& channels, Random& random)
    : m_options(options), m_channels(channels), m_random(random),
      m_listener(replicaAcceptsPerSecond, [this](std::unique_ptr<QTcpSocket> socket) { onSocket(std::move(socket)); }),
      m_webListener(replicaAcceptsPerSecond,
                    [this](std::unique_ptr<QTcpSocket> socket) { onWebSocket(std::move(socket)); }) {}

Done ClientDoor::prepare() {
    if (!m_options.replicaPort) return {};
    const auto secret = crypto::Key::from(m_options.replicaSecret);
    IEUM_ASSERT(secret);
    m_key = crypto::AgreementKey::fromSecret(*secret);
    if (m_options.web.certificatePem.empty()) return {};
    const auto chain = QSslCertificate::fromData(QByteArray::fromStdString(m_options.web.certificatePem));
    const QSslKey key = readKey(QByteArray::fromStdString(m_options.web.keyPem));
    if (chain.isEmpty() || key.isNull()) return fail(Cause::Input, NetError::BadCertificate);
    m_tls = QSslConfiguration::defaultConfiguration();
    m_tls->setLocalCertificateChain(chain);
    m_tls->setPrivateKey(key);
    m_tls->setPeerVerifyMode(QSslSocket::VerifyNone);
    m_webListener.setTls();
    return {};
}

Done ClientDoor::open() {
    if (!m_options.replicaPort) return {};
    if (const auto listening = listenAt(m_listener, m_options.replicaHost, *m_options.replicaPort); !listening) {
        return listening;
    }
    if (!m_options.web.port) return {};
    return listenAt(m_webListener, m_options.web.host, *m_options.web.port);
}

void ClientDoor::close() {
    m_listener.close();
    m_webListener.close();
}

void ClientDoor::onSocket(std::unique_ptr<QTcpSocket> socket) {
    admit(std::make_unique<SocketStream>(std::move(socket)));
}

void ClientDoor::onWebSocket(std::unique_ptr<QTcpSocket> socket) {
    std::unique_ptr<Stream> carrier;
    if (auto* tls = qobject_cast<QSslSocket*>(socket.get()); tls != nullptr && m_tls) {
        (void)socket.release();
        tls->setSslConfiguration(*m_tls);
        carrier = std::make_unique<SocketStream>(std::unique_ptr<QSslSocket>(tls), std::string());
    } else {
        carrier = std::make_unique<SocketStream>(std::move(socket));
    }
    admit(std::make_unique<WebStream>(std::move(carrier), std::nullopt, m_random));
}

void ClientDoor::admit(std::unique_ptr<Stream> stream) {
    Channel::Setup setup;
    setup.kind = PathKind::Replica;
    setup.localStatic = &*m_key;
    setup.strangersMax = replicaStrangersMax;
    m_channels.open(std::move(stream), setup)->begin();
}

} // namespace ieum::net
