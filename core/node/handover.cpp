// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "node/handover.h"

#include "base/error.h"
#include "node/handover_place.h"
#include "node/limits.h"
#include "node/rpc_errors.h"

#include <QJsonDocument>
#include <QPointer>

namespace ieum::node {

namespace {

void answer(QLocalSocket* socket, const QJsonValue& id, const Result<QJsonValue>& result) {
    QJsonObject object;
    if (!id.isUndefined()) object["id"] = id;
    if (result) {
        object["ok"] = *result;
    } else {
        object["error"] = toJson(result.error());
    }
    socket->write(QJsonDocument(object).toJson(QJsonDocument::Compact) + '\n');
}

Result<QJsonValue> badRequest() { return fail(Cause::Peer, NodeError::BadRequest); }

} // namespace

HandoverServer::HandoverServer(Api& api, std::string profileFolder, std::function<void()> raise)
    : m_api(api), m_profileFolder(std::move(profileFolder)), m_raise(std::move(raise)) {
    QObject::connect(&m_server, &QLocalServer::newConnection, &m_server, [this] { greet(); });
}

HandoverServer::~HandoverServer() { m_server.disconnect(); }

Done HandoverServer::listen() {
    const QString place = handoverPlace(m_profileFolder);
    if (place.isEmpty()) return fail(Cause::Machine, BaseError::FileUnwritable);
    m_server.setSocketOptions(QLocalServer::UserAccessOption);
    QLocalServer::removeServer(place);
    if (!m_server.listen(place)) return fail(Cause::Machine, BaseError::FileUnwritable);
    return {};
}

void HandoverServer::greet() {
    while (QLocalSocket* socket = m_server.nextPendingConnection()) {
        socket->setReadBufferSize(static_cast<qint64>(handoverLineBytesMax));
        QObject::connect(socket, &QLocalSocket::readyRead, &m_server, [this, socket] { read(socket); });
        QObject::connect(socket, &QLocalSocket::disconnected, socket, &QObject::deleteLater);
        read(socket);
    }
}

void HandoverServer::read(QLocalSocket* socket) {
    while (socket->canReadLine()) take(socket, socket->readLine());
    if (socket->bytesAvailable() < static_cast<qint64>(handoverLineBytesMax)) return;
    answer(socket, {}, badRequest());
    socket->disconnectFromServer();
}

void HandoverServer::take(QLocalSocket* socket, const QByteArray& line) {
    const QJsonDocument document = QJsonDocument::fromJson(line);
    const QJsonObject request = document.object();
    const QJsonValue id = request.value("id");
    const QJsonValue arguments = request.value("args");
    const bool formed = request.value("verb").isString() && (arguments.isObject() || arguments.isUndefined());
    if (!formed) return answer(socket, id, badRequest());
    const QString verb = request.value("verb").toString();
    if (verb == QLatin1String("raise")) {
        if (m_raise) m_raise();
        return answer(socket, id, QJsonValue(QJsonObject()));
    }
    runVerb(m_api, verb, arguments.toObject(), [socket = QPointer(socket), id](const Result<QJsonValue>& result) {
        if (socket) answer(socket, id, result);
    });
}

HandoverClient::HandoverClient() {
    QObject::connect(&m_socket, &QLocalSocket::connected, &m_socket, [this] { settle(true); });
    QObject::connect(&m_socket, &QLocalSocket::errorOccurred, &m_socket, [this] { settle(false); });
    QObject::connect(&m_socket, &QLocalSocket::readyRead, &m_socket, [this] { read(); });
    QObject::connect(&m_socket, &QLocalSocket::disconnected, &m_socket, [this] { dropAll(); });
}

HandoverClient::~HandoverClient() { m_socket.disconnect(); }

void HandoverClient::open(const std::string& profileFolder, std::function<void(bool)> opened) {
    const QString place = handoverPlace(profileFolder);
    if (place.isEmpty()) return opened(false);
    m_opened = std::move(opened);
    m_socket.connectToServer(place);
}

bool HandoverClient::isOpen() const { return m_socket.state() == QLocalSocket::ConnectedState; }

void HandoverClient::settle(bool isConnected) {
    if (auto opened = std::exchange(m_opened, nullptr)) opened(isConnected);
}

void HandoverClient::ask(const QString& verb, const QJsonObject& arguments, JsonReply reply) {
    if (!isOpen()) return reply(fail(Cause::Machine, NodeError::Stopped));
    const qint64 id = m_nextId++;
    m_waiting.emplace(id, std::move(reply));
    const QJsonObject request{{"id", id}, {"verb", verb}, {"args", arguments}};
    m_socket.write(QJsonDocument(request).toJson(QJsonDocument::Compact) + '\n');
}

void HandoverClient::read() {
    while (m_socket.canReadLine()) {
        const QJsonObject object = QJsonDocument::fromJson(m_socket.readLine()).object();
        const auto found = m_waiting.find(object["id"].toInteger());
        if (found == m_waiting.end()) continue;
        const JsonReply reply = std::move(found->second);
        m_waiting.erase(found);
        if (object.contains("error")) {
            reply(tl::unexpected<Error>(errorFrom(object["error"].toObject())));
        } else {
            reply(object["ok"]);
        }
    }
}

void HandoverClient::dropAll() {
    for (auto& [id, reply] : std::exchange(m_waiting, {})) reply(fail(Cause::Machine, NodeError::Stopped));
}

} // namespace ieum::node
