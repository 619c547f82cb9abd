// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/matrix_server.h"

#include <QJsonDocument>
#include <QNetworkReply>
#include <QTimer>

#include <algorithm>

namespace ieum::cli {

namespace {

constexpr int requestMs = 60'000;
constexpr int attemptsMax = 8;
constexpr int tooManyRequests = 429;
constexpr int waitMsMin = 50;
constexpr int waitMsMax = 60'000;
/// Answers are a few hundred bytes; a server that sends more is none.
constexpr qint64 answerBytesMax = 1 << 20;

} // namespace

QString encoded(const QString& part) { return QString::fromLatin1(QUrl::toPercentEncoding(part)); }

QString MatrixAnswer::error() const {
    if (status == 0) return QStringLiteral("The homeserver cannot be reached: check its address.");
    if (status >= 200 && status < 300) return {};
    return QStringLiteral("The homeserver refused it (%1 %2): check the registration and the export's --server.")
        .arg(status)
        .arg(body["errcode"].toString());
}

void MatrixServer::send(const char* verb, const QString& path, const QUrlQuery& query, const QJsonObject& body,
                        const Take& take) {
    QUrl url = m_base;
    url.setPath(m_base.path() + QStringLiteral("/_matrix") + path, QUrl::StrictMode);
    url.setQuery(query);
    start({verb, url, "application/json", QJsonDocument(body).toJson(QJsonDocument::Compact), 0}, take);
}

void MatrixServer::upload(const QString& name, const QByteArray& type, const QByteArray& bytes, const QString& user,
                          const Take& take) {
    QUrl url = m_base;
    url.setPath(m_base.path() + QStringLiteral("/_matrix/media/v3/upload"), QUrl::StrictMode);
    url.setQuery(QStringLiteral("filename=%1&user_id=%2").arg(encoded(name), encoded(user)), QUrl::StrictMode);
    start({"POST", url, type, bytes, 0}, take);
}

void MatrixServer::start(Request request, const Take& take) {
    QNetworkRequest asked(request.url);
    asked.setRawHeader("Authorization", "Bearer " + m_token);
    asked.setHeader(QNetworkRequest::ContentTypeHeader, request.type);
    asked.setTransferTimeout(requestMs);
    // The token goes to the server that was named and to no other.
    asked.setAttribute(QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::ManualRedirectPolicy);
    QNetworkReply* reply = m_network.sendCustomRequest(asked, request.verb, request.body);
    QObject::connect(reply, &QNetworkReply::finished, &m_network, [this, reply, request, take]() mutable {
        reply->deleteLater();
        MatrixAnswer answer;
        answer.status = reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
        answer.body = QJsonDocument::fromJson(reply->read(answerBytesMax)).object();
        if (answer.status != tooManyRequests || ++request.attempts == attemptsMax) return take(answer);
        const int waitMs = std::clamp(answer.body["retry_after_ms"].toInt(1'000), waitMsMin, waitMsMax);
        QTimer::singleShot(waitMs, &m_network, [this, request, take] { start(request, take); });
    });
}

} // namespace ieum::cli
