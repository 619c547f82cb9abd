// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/drill/failed.h"
#include "cli/drill/later.h"
#include "cli/drill/steps.h"

#include <QJsonArray>

namespace ieum::cli {

namespace {

constexpr int noticeMs = 90'000;
constexpr int intoTheVoid = 20;

/// Pulls the cable, or, where there is none, has the member use no path.
Task<> setApart(Drill& drill, Actor& actor, bool apart) {
    if (drill.places().hasNamespaces()) {
        if (!drill.places().setLink(actor.place(), !apart))
            throw Failed(QStringLiteral("The link of %1 could not be changed").arg(actor.name()));
        co_return;
    }
    co_await actor.ask(apart ? QStringLiteral("pause") : QStringLiteral("resume"), {});
}

} // namespace

Task<QString> removeWhileApart(Drill& drill) {
    Actor& owner = drill.actor(0);
    Actor& removed = drill.actor(3);
    co_await setApart(drill, removed, true);
    const QJsonObject who{{"room", drill.room()}, {"person", removed.name()}};
    co_await owner.ask(QStringLiteral("room remove"), who);
    drill.setRemoved(removed.number());
    co_await until(QStringLiteral("the others knew of the removal"), noticeMs, [&drill]() -> Task<bool> {
        for (Actor* actor : drill.members()) {
            const QJsonObject row = co_await roomRow(drill, *actor);
            if (row["members"].toInt() != Drill::memberCount - 1) co_return false;
        }
        co_return true;
    });
    for (int i = 0; i < intoTheVoid; ++i) {
        const QString text = QStringLiteral("아무도 없나요? %1").arg(i + 1);
        co_await say(drill, removed, text, {}, readerBit(removed.number()));
    }
    const int later = drill.share(0.1);
    co_await talk(drill, drill.members(), later, drill.readers());
    co_await converge(drill, drill.members());
    co_await setApart(drill, removed, false);
    co_await until(QStringLiteral("the removed member knew of it"), noticeMs, [&]() -> Task<bool> {
        const QJsonObject row = co_await roomRow(drill, removed);
        co_return row["removed"].toBool();
    });
    const Verdict own = co_await check(drill, only(removed));
    if (own.leaked > 0) throw Failed(QStringLiteral("The removed member reads %1 later messages").arg(own.leaked));
    co_return QStringLiteral(
        "%1 was removed while cut off and reads none of the %2 messages since; %3 of his reached nobody")
        .arg(removed.name())
        .arg(later)
        .arg(intoTheVoid);
}

} // namespace ieum::cli
