// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "bench/large_file.h"

namespace ieum::bench {

using namespace ieum::e2e;

QString makeFile(const QString& path, uint64_t bytes, test::SeededRandom& random) {
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly)) stop("no place for a file");
    std::vector<uint64_t> piece(mebibyte / sizeof(uint64_t));
    for (uint64_t left = bytes; left > 0;) {
        for (uint64_t& each : piece) each = random.next();
        const auto size = static_cast<qint64>(std::min<uint64_t>(left, mebibyte));
        if (file.write(reinterpret_cast<const char*>(piece.data()), size) != size) stop("no place for a file");
        left -= static_cast<uint64_t>(size);
    }
    return path;
}

void say(Member& by, const QString& room, const QStringList& paths) {
    const QJsonObject message{{"room", room}, {"files", QJsonArray::fromStringList(paths)}};
    const auto said = std::make_shared<std::optional<bool>>();
    by.askLater("send", message, [said](const Result<QJsonValue>& answer) {
        *said = answer.has_value();
        heard();
    });
    if (!until([&] { return said->has_value(); }, transferMs) || !**said) stop("files were not sent");
}

QString newestFile(Member& of, const QString& room, int count) {
    QJsonArray rows;
    const bool isThere = until([&] {
        rows = of.ask("files", {{"room", room}}).toArray();
        return rows.size() == count;
    });
    if (!isThere) stop("a message did not arrive");
    return rows.first()["id"].toString();
}

void beginFetch(Member& by, const QString& file) {
    if (!by.ask("fetch", {{"file", file}}).isObject()) stop("a file was not asked for");
}

int64_t fetch(Member& by, const QString& file) {
    const int64_t asked = moment();
    beginFetch(by, file);
    if (!until([&] { return by.wholeAt(file).has_value(); }, transferMs)) stop("a file did not come");
    return *by.wholeAt(file) - asked;
}

} // namespace ieum::bench
