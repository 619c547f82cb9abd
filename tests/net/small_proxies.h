// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Two proxies in small: HTTP CONNECT (RFC 9110, 9.3.6) and SOCKS5 (RFC 1928, with the password of RFC 1929). They know
// one name that nobody else knows, and lead it to a port of this computer.
#pragma once

#include <QTcpServer>
#include <QTcpSocket>

#include <functional>

namespace ieum {

class SmallProxy {
  public:
    static constexpr const char* secretName = "replica.only-the-proxy-knows.invalid";

    SmallProxy(bool isSocks5, quint16 target, QByteArray user = {}, QByteArray password = {})
        : m_isSocks5(isSocks5), m_target(target), m_user(std::move(user)), m_password(std::move(password)) {
        QObject::connect(&m_server, &QTcpServer::newConnection, &m_server, [this] {
            while (QTcpSocket* client = m_server.nextPendingConnection()) serve(client);
        });
        m_server.listen(QHostAddress::LocalHost);
    }
    quint16 port() const { return m_server.serverPort(); }
    /// What was asked for: names, or numbers where the client resolved them himself.
    QList<QByteArray> asked;

  private:
    enum class Stage : uint8_t { Greeting, Password, Request, Through };
    struct Guest {
        Stage stage = Stage::Greeting;
        QByteArray waiting;
    };

    void serve(QTcpSocket* client) {
        auto guest = std::make_shared<Guest>(); // as long as its socket's connections
        QObject::connect(client, &QTcpSocket::disconnected, client, &QObject::deleteLater);
        QObject::connect(client, &QTcpSocket::readyRead, client, [this, client, guest] {
            if (guest->stage == Stage::Through) return;
            guest->waiting += client->readAll();
            m_isSocks5 ? greetSocks5(client, *guest) : greetHttp(client, *guest);
        });
    }
    void greetHttp(QTcpSocket* client, Guest& guest) {
        if (!guest.waiting.contains("\r\n\r\n")) return;
        const QByteArray head = std::exchange(guest.waiting, {});
        const QByteArray pass = "Proxy-Authorization: Basic " + (m_user + ':' + m_password).toBase64();
        if (!m_user.isEmpty() && !head.contains(pass)) {
            client->write("HTTP/1.1 407 Proxy Authentication Required\r\nProxy-Authenticate: Basic realm=\"x\"\r\n"
                          "Content-Length: 0\r\nConnection: close\r\n\r\n");
            return client->disconnectFromHost();
        }
        asked.append(head.split(' ').value(1));
        lead(client, guest, "HTTP/1.1 200 Connection established\r\n\r\n");
    }
    void greetSocks5(QTcpSocket* client, Guest& guest) {
        QByteArray& bytes = guest.waiting;
        if (guest.stage == Stage::Greeting) {
            if (bytes.size() < 2 || bytes.size() < 2 + bytes[1]) return;
            const char method = m_user.isEmpty() ? 0 : 2;
            const bool offers = bytes.mid(2, bytes[1]).contains(method);
            bytes.remove(0, 2 + bytes[1]);
            client->write(QByteArray("\x05") + (offers ? method : '\xff'));
            guest.stage = m_user.isEmpty() ? Stage::Request : Stage::Password;
        }
        if (guest.stage == Stage::Password) {
            if (bytes.size() < 3) return;
            const QByteArray wanted = QByteArray("\x01") + static_cast<char>(m_user.size()) + m_user +
                                      static_cast<char>(m_password.size()) + m_password;
            const bool isGood = bytes == wanted;
            bytes.clear();
            client->write(QByteArray("\x01") + (isGood ? '\0' : '\1'));
            if (!isGood) return client->disconnectFromHost();
            guest.stage = Stage::Request;
        }
        constexpr char byName = 3;
        const qsizetype size = bytes.size() < 5 ? 5 : bytes[3] == byName ? 7 + bytes[4] : 10;
        if (bytes.size() < size) return;
        asked.append(bytes[3] == byName ? bytes.mid(5, bytes[4]) : QByteArray("a number"));
        bytes.clear();
        lead(client, guest, QByteArray::fromHex("05000001000000000000"));
    }
    void lead(QTcpSocket* client, Guest& guest, const QByteArray& answer) {
        guest.stage = Stage::Through;
        auto* far = new QTcpSocket(client);
        far->connectToHost(QHostAddress::LocalHost, m_target);
        const auto pass = [](QTcpSocket* from, QTcpSocket* to) {
            QObject::connect(from, &QTcpSocket::readyRead, to, [from, to] {
                // What comes after the end of the other half is nobody's.
                const QByteArray bytes = from->readAll();
                if (to->isOpen()) to->write(bytes);
            });
            QObject::connect(from, &QTcpSocket::disconnected, to, [to] { to->disconnectFromHost(); });
        };
        pass(client, far);
        pass(far, client);
        client->write(answer);
    }

    QTcpServer m_server;
    bool m_isSocks5;
    quint16 m_target;
    QByteArray m_user;
    QByteArray m_password;
};

} // namespace ieum
