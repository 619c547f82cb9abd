// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// One process holds a profile; others of the same user hand their requests over to it through a local socket. A request
// is a line {"id":1,"verb":"send","args":{}}, an answer {"id":1,"ok":…} or {"id":1,"error":{…}}; many requests may be
// under way on one connection, and answers come as they are ready. Both ends belong to the QCoreApplication's thread.
#pragma once

#include "node/rpc_verbs.h"

#include <QLocalServer>
#include <QLocalSocket>

#include <map>

namespace ieum::node {

class HandoverServer {
  public:
    /// `raise` is called when a second window would have been opened for this profile.
    HandoverServer(Api& api, std::string profileFolder, std::function<void()> raise);
    ~HandoverServer();
    HandoverServer(const HandoverServer&) = delete;
    HandoverServer& operator=(const HandoverServer&) = delete;

    /// Whoever calls this holds the profile's lock, so a socket that is there already is a dead process's.
    /// Error: FileUnwritable (no folder for the socket).
    Done listen();

  private:
    void greet();
    void read(QLocalSocket* socket);
    void take(QLocalSocket* socket, const QByteArray& line);

    Api& m_api;
    std::string m_profileFolder;
    std::function<void()> m_raise;
    QLocalServer m_server;
};

class HandoverClient {
  public:
    HandoverClient();
    ~HandoverClient();
    HandoverClient(const HandoverClient&) = delete;
    HandoverClient& operator=(const HandoverClient&) = delete;

    /// Says whether a process holds the profile and listens.
    void open(const std::string& profileFolder, std::function<void(bool)> opened);
    bool isOpen() const;
    /// When the other process goes before it has answered: Stopped.
    void ask(const QString& verb, const QJsonObject& arguments, JsonReply reply);

  private:
    void settle(bool isConnected);
    void read();
    void dropAll();

    QLocalSocket m_socket;
    std::function<void(bool)> m_opened;
    std::map<qint64, JsonReply> m_waiting;
    qint64 m_nextId = 1;
};

} // namespace ieum::node
