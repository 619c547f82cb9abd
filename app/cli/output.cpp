// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/output.h"

#include "node/sentences.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <cstdio>

namespace ieum::cli {

namespace {

void write(std::FILE* to, const QByteArray& bytes) {
    std::fwrite(bytes.constData(), 1, static_cast<size_t>(bytes.size()), to);
    std::fflush(to);
}

bool steersTheTerminal(QChar c) {
    const auto code = c.unicode();
    const bool control = code < 0x20 || (code >= 0x7F && code < 0xA0);
    const bool direction = (code >= 0x202A && code <= 0x202E) || (code >= 0x2066 && code <= 0x2069);
    return control || direction;
}

} // namespace

void printLine(const QString& text) { write(stdout, text.toUtf8() + '\n'); }

QByteArray jsonLine(const QJsonObject& object) { return QJsonDocument(object).toJson(QJsonDocument::Compact) + '\n'; }

void printJson(const QJsonObject& object) { write(stdout, jsonLine(object)); }

void printJson(const QJsonValue& value) {
    if (!value.isArray()) return printJson(value.toObject());
    for (const QJsonValue each : value.toArray()) printJson(each.toObject());
}

void complain(const QString& sentence) { write(stderr, sentence.toUtf8() + '\n'); }
void complain(const Error& error) { complain(QString::fromStdString(node::sentenceOf(error))); }

QString plain(const QJsonValue& text) {
    QString clean;
    for (const QChar c : text.toString()) {
        if (c == '\n') {
            clean += QStringLiteral("\n    ");
        } else if (!steersTheTerminal(c)) {
            clean += c;
        }
    }
    return clean;
}

QString shortTime(const QJsonValue& time) {
    if (!time.isString()) return QStringLiteral("never");
    return time.toString().left(16).replace('T', ' ');
}

QString transferText(const QJsonValue& row) {
    const bool isCounted = row["total"].isDouble();
    QString text = QStringLiteral("%1 %2: %3").arg(row["kind"].toString(), plain(row["path"]), row["phase"].toString());
    if (isCounted) text += QStringLiteral(", %1 of %2").arg(row["done"].toInteger()).arg(row["total"].toInteger());
    if (!isCounted && row["done"].toInteger() > 0) text += QStringLiteral(", %1").arg(row["done"].toInteger());
    if (row["bytes"].toDouble() > 0) text += QStringLiteral(", ") + sizeText(row["bytes"].toDouble());
    return text;
}

QString sizeText(double bytes) {
    if (bytes < 1000) return QString::number(bytes, 'f', 0) + QStringLiteral(" B");
    if (bytes < 1e6) return QString::number(bytes / 1e3, 'f', 1) + QStringLiteral(" kB");
    return QString::number(bytes / 1e6, 'f', 1) + QStringLiteral(" MB");
}

} // namespace ieum::cli
