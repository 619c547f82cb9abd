// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// People who talk at the same time: each sends several messages at once and answers some of what has arrived.
#include "cli/drill/drill.h"
#include "cli/drill/later.h"

#include <QJsonArray>

namespace ieum::cli {

namespace {

constexpr int inFlight = 4;      ///< messages of one speaker that are not acknowledged yet
constexpr int oneInSoMany = 5;   ///< is an answer to something that has just arrived
constexpr int lastArrivals = 10; ///< what counts as just arrived

struct Speaker {
    Actor* actor = nullptr;
    int left = 0;
    QString lastAcknowledged;
};

QString pickAnswered(Drill& drill, const Actor& actor) {
    const QStringList& arrived = actor.arrived();
    if (arrived.isEmpty() || drill.random().bounded(oneInSoMany) != 0) return {};
    const int among = std::min(lastArrivals, static_cast<int>(arrived.size()));
    return arrived[arrived.size() - 1 - drill.random().bounded(among)];
}

/// One of several that share a speaker's messages.
Task<> speak(Drill& drill, Speaker& speaker, Readers readers) {
    while (speaker.left > 0) {
        const int number = speaker.left--;
        const QString before = speaker.lastAcknowledged;
        const QString answered = pickAnswered(drill, *speaker.actor);
        const QString text =
            QStringLiteral("%1의 말 %2-%3").arg(speaker.actor->name()).arg(drill.ledger().count()).arg(number);
        const QString id = co_await say(drill, *speaker.actor, text, answered, readers);
        if (!before.isEmpty()) drill.ledger().follows(before, id);
        speaker.lastAcknowledged = id;
    }
}

} // namespace

Task<QString> say(Drill& drill, Actor& speaker, QString text, QString replyTo, Readers readers) {
    QJsonObject arguments{{"room", drill.room()}, {"text", text}};
    if (!replyTo.isEmpty()) arguments["reply"] = replyTo;
    const QJsonValue sent = co_await speaker.ask(QStringLiteral("send"), arguments);
    const QString id = sent["id"].toString();
    drill.ledger().acknowledge({id, speaker.name(), text}, readers);
    if (!replyTo.isEmpty()) drill.ledger().follows(replyTo, id);
    co_return id;
}

Task<> talk(Drill& drill, Drill::Actors speakers, int messages, Readers readers) {
    std::vector<Speaker> all;
    const int count = static_cast<int>(speakers.size());
    all.reserve(speakers.size());
    for (int i = 0; i < count; ++i) {
        all.push_back({speakers[static_cast<size_t>(i)], messages / count + (i < messages % count ? 1 : 0), {}});
    }
    std::vector<Task<>> tasks;
    for (Speaker& speaker : all) {
        for (int i = 0; i < inFlight; ++i) tasks.push_back(speak(drill, speaker, readers));
    }
    co_await allOf(std::move(tasks));
}

} // namespace ieum::cli
