// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "one_window.h"

#include "node/handover_place.h"

namespace ieum::desktop {
namespace {

constexpr int answerMs = 2000;
constexpr char answer = '!';
/// A link has under 1,000 letters, a path at most 4,096 bytes.
constexpr qint64 handedBytesMax = 16'384;

} // namespace

OneWindow::OneWindow(const QString& profile, QObject* parent) : QObject(parent) {
    const QString place = node::handoverPlace(profile.toStdString());
    if (!place.isEmpty()) m_place = place + QStringLiteral("-w");
    m_server.setSocketOptions(QLocalServer::UserAccessOption);
    connect(&m_server, &QLocalServer::newConnection, this, [this] {
        while (QLocalSocket* caller = m_server.nextPendingConnection()) greet(caller);
    });
}

void OneWindow::greet(QLocalSocket* caller) {
    caller->setReadBufferSize(handedBytesMax);
    connect(caller, &QLocalSocket::disconnected, this, [this, caller] {
        emit called(QString::fromUtf8(caller->read(handedBytesMax)));
        caller->deleteLater();
    });
    caller->write(&answer, 1);
}

bool OneWindow::callOther(const QString& handed) const {
    if (m_place.isEmpty()) return false;
    QLocalSocket socket;
    socket.connectToServer(m_place);
    // Of a process that has gone nothing is left but the name.
    if (!socket.waitForConnected(answerMs)) return false;
    if (socket.bytesAvailable() == 0 && !socket.waitForReadyRead(answerMs)) return false;
    socket.write(handed.toUtf8());
    while (socket.bytesToWrite() > 0 && socket.waitForBytesWritten(answerMs)) {}
    socket.disconnectFromServer();
    return true;
}

void OneWindow::listen() {
    if (m_place.isEmpty()) return;
    QLocalServer::removeServer(m_place); // nobody answered there
    m_server.listen(m_place);
}

} // namespace ieum::desktop
