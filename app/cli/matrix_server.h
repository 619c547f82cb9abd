// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Requests to a Matrix homeserver, one at a time, as an application service. Waits when the server says so.
#pragma once

#include <QJsonObject>
#include <QNetworkAccessManager>
#include <QUrl>
#include <QUrlQuery>

#include <functional>

namespace ieum::cli {

struct MatrixAnswer {
    int status = 0; ///< 0: the server was not reached
    QJsonObject body;
    QString error() const; ///< a sentence for people; "" when all is well
};

class MatrixServer {
  public:
    using Take = std::function<void(const MatrixAnswer&)>;
    MatrixServer(const QUrl& base, const QByteArray& token) : m_base(base), m_token(token) {}

    /// `path` behind "/_matrix", each part already encoded.
    void send(const char* verb, const QString& path, const QUrlQuery& query, const QJsonObject& body, const Take& take);
    void upload(const QString& name, const QByteArray& type, const QByteArray& bytes, const QString& user,
                const Take& take);

  private:
    struct Request {
        QByteArray verb;
        QUrl url;
        QByteArray type;
        QByteArray body;
        int attempts = 0;
    };
    void start(Request request, const Take& take);

    QNetworkAccessManager m_network;
    QUrl m_base;
    QByteArray m_token;
};

/// For one part of a path.
QString encoded(const QString& part);

} // namespace ieum::cli
