// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/drill/later.h"
#include "cli/drill/steps.h"

#include <QJsonArray>

namespace ieum::cli {

namespace {

constexpr int noticeMs = 60'000;

int replicasUp(const QJsonValue& status) {
    int up = 0;
    for (const QJsonValue each : status["replicas"].toArray()) up += each["up"].toBool() ? 1 : 0;
    return up;
}

Task<> untilReplicasUp(Drill& drill, int wanted) {
    for (Actor* actor : drill.members()) {
        co_await until(actor->name() + QStringLiteral(" saw %1 replicas working").arg(wanted), noticeMs,
                       [actor, wanted]() -> Task<bool> {
                           const QJsonValue status = co_await actor->ask(QStringLiteral("status"), {});
                           co_return replicasUp(status) == wanted;
                       });
    }
}

Task<> talkAndConverge(Drill& drill, double part) {
    co_await talk(drill, drill.members(), drill.share(part), drill.readers());
    co_await converge(drill, drill.members());
}

} // namespace

Task<QString> talkWithReplicas(Drill& drill) {
    co_await talkAndConverge(drill, 0.3);
    co_return QStringLiteral("%1 messages with both replicas and the LAN").arg(drill.share(0.3));
}

Task<QString> loseHome(Drill& drill) {
    co_await drill.home().kill();
    co_await untilReplicasUp(drill, 1);
    co_await talkAndConverge(drill, 0.15);
    co_return QStringLiteral("home replica killed; %1 messages").arg(drill.share(0.15));
}

Task<QString> loseSpare(Drill& drill) {
    co_await drill.spare().kill();
    co_await untilReplicasUp(drill, 0);
    co_await talkAndConverge(drill, 0.2);
    co_return QStringLiteral("spare replica killed; %1 messages over the LAN").arg(drill.share(0.2));
}

Task<QString> comeBackLate(Drill& drill) {
    Actor& author = drill.actor(2);
    Actor& away = drill.actor(3);
    co_await away.stop();
    const Drill::Actors others{&drill.actor(0), &drill.actor(1), &author};
    co_await talk(drill, others, drill.share(0.1), drill.readers());
    co_await converge(drill, others);
    co_await author.stop();
    co_await away.start();
    const Drill::Actors present{&drill.actor(0), &drill.actor(1), &away};
    co_await converge(drill, present);
    const Verdict early = co_await check(drill, only(away));
    co_await author.start();
    co_await converge(drill, drill.members());
    co_return QStringLiteral("%1 was away for %2 messages; %3, who wrote a third of them, left before: %4 missing")
        .arg(away.name())
        .arg(drill.share(0.1))
        .arg(author.name())
        .arg(early.lost);
}

} // namespace ieum::cli
