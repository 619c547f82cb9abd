// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/drill/failed.h"
#include "cli/drill/later.h"
#include "cli/drill/steps.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>

namespace ieum::cli {

namespace {

constexpr int refillMs = 120'000;
constexpr int everything = 100'000;

/// Own messages, imported ones too, that fewer than both replicas have said they stored.
Task<int> notStored(Drill& drill, Actor& actor) {
    const QJsonObject arguments{{"room", drill.room()}, {"last", everything}};
    const QJsonValue rows = co_await actor.ask(QStringLiteral("messages"), arguments);
    int missing = 0;
    for (const QJsonValue row : rows.toArray()) {
        const bool own = row["own"].toBool() || (row["imported"].toBool() && actor.number() == 0);
        if (own && row["replicas_have"].toInt() < 2) ++missing;
    }
    co_return missing;
}

Task<> untilStored(Drill& drill, Drill::Actors actors) {
    for (Actor* actor : actors) {
        co_await until(QStringLiteral("both replicas had everything of ") + actor->name(), refillMs,
                       [&drill, actor]() -> Task<bool> {
                           const int missing = co_await notStored(drill, *actor);
                           if (missing > 0) co_await pause(200); // a long list: not looked at all the time
                           co_return missing == 0;
                       });
    }
}

/// Lines of the archive that are messages: those that have an author.
int countLines(const QString& path) {
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) return -1;
    int count = 0;
    while (!file.atEnd()) count += QJsonDocument::fromJson(file.readLine())["author"].isObject() ? 1 : 0;
    return count;
}

} // namespace

Task<QString> refillReplicas(Drill& drill) {
    drill.home().wipe();
    drill.spare().wipe();
    co_await drill.home().start();
    co_await drill.spare().start();
    co_await untilStored(drill, drill.members());
    co_return QStringLiteral("both replicas came back empty, and have everything again");
}

Task<QString> meetThroughReplicas(Drill& drill) {
    Actor& away = drill.actor(2);
    const Drill::Actors others{&drill.actor(0), &drill.actor(1)};
    co_await away.stop();
    co_await talk(drill, others, drill.share(0.05), drill.readers());
    co_await converge(drill, others);
    co_await untilStored(drill, others);
    for (Actor* actor : others) co_await actor->stop();
    co_await away.start();
    co_await converge(drill, only(away));
    const Verdict alone = co_await check(drill, only(away));
    for (Actor* actor : others) co_await actor->start();
    co_await converge(drill, drill.members());
    co_return QStringLiteral("%1 messages reached %2 through the replicas while nobody else was on: %3 missing")
        .arg(drill.share(0.05))
        .arg(away.name())
        .arg(alone.lost);
}

Task<QString> convergeAll(Drill& drill) {
    const int rest = std::max(Drill::memberCount, drill.options().messages - drill.share(0.3) - drill.share(0.15) -
                                                      drill.share(0.2) - drill.share(0.1) * 2 - drill.share(0.05) * 3);
    co_await talk(drill, drill.members(), rest, drill.readers());
    co_await converge(drill, drill.members());
    co_return QStringLiteral("%1 last messages; everybody has everything").arg(rest);
}

Task<QString> exportRoom(Drill& drill) {
    Actor& actor = drill.actor(1);
    const QJsonObject row = co_await roomRow(drill, actor);
    const int messages = row["messages"].toInt();
    const QStringList formats{QStringLiteral("html"), QStringLiteral("jsonl")};
    for (const QString& format : formats) {
        const QString out = drill.options().folder + QStringLiteral("/export-") + format;
        const QJsonObject arguments{{"room", drill.room()}, {"format", format}, {"out", out}};
        const QJsonValue report = co_await actor.ask(QStringLiteral("export"), arguments);
        if (report["messages"].toInt() != messages)
            throw Failed(
                QStringLiteral("%1 of %2 messages were exported").arg(report["messages"].toInt()).arg(messages));
    }
    const int lines = countLines(drill.options().folder + QStringLiteral("/export-jsonl/archive.jsonl"));
    if (lines != messages)
        throw Failed(QStringLiteral("The archive holds %1 messages, the room %2").arg(lines).arg(messages));
    co_return QStringLiteral("%1 messages as pages for people and as JSON Lines").arg(messages);
}

} // namespace ieum::cli
