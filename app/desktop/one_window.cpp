// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "one_window.h"

#include "node/handover_place.h"

#include <QLocalSocket>

namespace ieum::desktop {
namespace {

constexpr int answerMs = 2000;
constexpr char answer = '!';

} // namespace

OneWindow::OneWindow(const QString& profile, QObject* parent) : QObject(parent) {
    const QString place = node::handoverPlace(profile.toStdString());
    if (!place.isEmpty()) m_place = place + QStringLiteral("-w");
    m_server.setSocketOptions(QLocalServer::UserAccessOption);
    connect(&m_server, &QLocalServer::newConnection, this, [this] {
        while (QLocalSocket* caller = m_server.nextPendingConnection()) {
            connect(caller, &QLocalSocket::disconnected, caller, &QObject::deleteLater);
            caller->write(&answer, 1);
            caller->disconnectFromServer();
            emit called();
        }
    });
}

bool OneWindow::callOther() const {
    if (m_place.isEmpty()) return false;
    QLocalSocket socket;
    socket.connectToServer(m_place);
    // Of a process that has gone nothing is left but the name.
    if (!socket.waitForConnected(answerMs)) return false;
    return socket.bytesAvailable() > 0 || socket.waitForReadyRead(answerMs);
}

void OneWindow::listen() {
    if (m_place.isEmpty()) return;
    QLocalServer::removeServer(m_place); // nobody answered there
    m_server.listen(m_place);
}

} // namespace ieum::desktop
