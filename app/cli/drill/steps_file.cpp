// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/drill/chunk_snapshot.h"
#include "cli/drill/failed.h"
#include "cli/drill/later.h"
#include "cli/drill/steps.h"

#include <QCryptographicHash>
#include <QFile>
#include <QJsonArray>

namespace ieum::cli {

namespace {

constexpr qint64 fileBytes = 48LL << 20; ///< more than is fetched without being asked for
constexpr int fileMs = 60'000;
constexpr int betweenLooksMs = 2; ///< a LAN moves a tenth of the file in some 50 ms
constexpr auto fileName = "회의자료.bin";

Task<QJsonObject> fileRow(Drill& drill, Actor& actor) {
    const QJsonObject where{{"room", drill.room()}};
    const QJsonValue rows = co_await actor.ask(QStringLiteral("files"), where);
    for (const QJsonValue row : rows.toArray()) {
        if (row["name"].toString() == QString::fromUtf8(fileName)) co_return row.toObject();
    }
    co_return QJsonObject();
}

QByteArray invent(Drill& drill, const QString& path) {
    QByteArray bytes(fileBytes, Qt::Uninitialized);
    drill.random().fillRange(reinterpret_cast<quint32*>(bytes.data()), fileBytes / 4);
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
        throw Failed(QStringLiteral("The file for the drill could not be written to ") + path);
    return bytes;
}

QString hashOf(const QByteArray& bytes) {
    return QString::fromLatin1(QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).toHex());
}

/// Saves a copy, however often its source goes away meanwhile, and compares it.
Task<> save(Actor& actor, QString file, QString out, const QByteArray& wanted) {
    co_await until(actor.name() + QStringLiteral(" had fetched the file"), fileMs, [&]() -> Task<bool> {
        const QJsonObject arguments{{"file", file}, {"out", out}};
        const Result<QJsonValue> saved = co_await actor.tryAsk(QStringLiteral("get"), arguments);
        co_return saved.has_value();
    });
    QFile copy(out);
    if (!copy.open(QIODevice::ReadOnly) || hashOf(copy.readAll()) != hashOf(wanted))
        throw Failed(QStringLiteral("What %1 saved is not the file that was sent").arg(actor.name()));
}

/// Asks for the file and kills its only source when a tenth of it has come. Returns how much had come.
Task<qint64> fetchUntilCut(Drill& drill, Actor& actor, Actor& source, QString file) {
    const QJsonObject arguments{{"file", file}};
    co_await actor.ask(QStringLiteral("fetch"), arguments);
    qint64 have = 0;
    for (int looks = 0; have < fileBytes / 10; ++looks) {
        if (looks * betweenLooksMs > fileMs) throw Failed(QStringLiteral("The file did not begin to come"));
        co_await pause(betweenLooksMs);
        const QJsonObject row = co_await fileRow(drill, actor);
        have = row["have"].toInteger();
    }
    co_await source.kill();
    const QJsonObject row = co_await fileRow(drill, actor);
    have = row["have"].toInteger();
    if (have >= fileBytes) throw Failed(QStringLiteral("The file had come before its source could be killed"));
    co_return have;
}

/// So that nothing but the holder can have given it.
void demandAlone(Drill& drill, const Actor& sender) {
    if (drill.home().isRunning() || drill.spare().isRunning())
        throw Failed(QStringLiteral("A replica runs, so the file may come from there"));
    if (sender.isRunning()) throw Failed(QStringLiteral("%1 runs, so the file may come from him").arg(sender.name()));
}

/// Waits until it is known who has the file, by what the holder's receipt says: also while he is away.
Task<> untilHeld(Drill& drill, Actor& actor, QString holder) {
    co_await until(QStringLiteral("%1 knew that %2 holds the file").arg(actor.name(), holder), fileMs,
                   [&]() -> Task<bool> {
                       const QJsonObject row = co_await fileRow(drill, actor);
                       co_return row["holders"].toArray().contains(holder);
                   });
}

QString megabytes(qint64 bytes) { return QString::number(static_cast<double>(bytes) / 1e6, 'f', 1); }

} // namespace

Task<QString> fetchThroughCut(Drill& drill) {
    Actor& sender = drill.actor(1);
    Actor& holder = drill.actor(2);
    Actor& late = drill.actor(3);
    const QString path = drill.options().folder + '/' + QString::fromUtf8(fileName);
    const QByteArray bytes = invent(drill, path);
    const QJsonObject message{{"room", drill.room()}, {"files", QJsonArray{path}}};
    const QJsonValue sent = co_await sender.ask(QStringLiteral("send"), message);
    drill.ledger().acknowledge({sent["id"].toString(), sender.name(), {}}, drill.readers());
    co_await converge(drill, drill.members());

    const QJsonObject before = co_await fileRow(drill, holder);
    const QString file = before["id"].toString();
    if (before["have"].toInteger() != 0) throw Failed(QStringLiteral("The file was fetched without being asked for"));
    co_await save(holder, file, drill.options().folder + QStringLiteral("/copy-1.bin"), bytes);
    // Whoever is connected tells it himself; somebody who was restarted knows it from receipts.
    co_await late.stop();
    co_await late.start();
    co_await untilHeld(drill, late, holder.name());
    co_await sender.stop();
    demandAlone(drill, sender);

    const auto receivedBefore = drill.places().receivedBytes(late.place());
    const qint64 have = co_await fetchUntilCut(drill, late, holder, file);
    const ChunkSnapshot atCut(late.folder());
    co_await untilHeld(drill, late, holder.name());
    co_await holder.start();
    co_await save(late, file, drill.options().folder + QStringLiteral("/copy-2.bin"), bytes);
    const int rewritten = atCut.countRewritten();
    if (rewritten > 0) throw Failed(QStringLiteral("%1 pieces were fetched a second time").arg(rewritten));
    const auto receivedAfter = drill.places().receivedBytes(late.place());
    demandAlone(drill, sender);
    co_await sender.start();
    co_await converge(drill, drill.members());
    QString text =
        QStringLiteral("both replicas dead and %1, who sent it, away: %2 MB from %3 to %4 over the LAN, %3 killed after"
                       " %5 MB (%6 pieces, none fetched twice)")
            .arg(sender.name(), megabytes(fileBytes), holder.name(), late.name(), megabytes(have))
            .arg(atCut.count());
    if (receivedBefore && receivedAfter)
        text += QStringLiteral("; %1 MB came in over the wire").arg(megabytes(*receivedAfter - *receivedBefore));
    co_return text + QStringLiteral("; SHA-256 %1… as sent").arg(hashOf(bytes).left(16));
}

} // namespace ieum::cli
