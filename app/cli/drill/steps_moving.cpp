// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/drill/failed.h"
#include "cli/drill/steps.h"

#include <QJsonArray>

namespace ieum::cli {

namespace {

constexpr int arrivalMs = 60'000;

QString textOf(const MemberTimeline& timeline, const QString& id) {
    for (const Seen& row : timeline.rows) {
        if (row.id == id) return row.text;
    }
    return {};
}

QJsonObject memberOf(const QJsonValue& handover, const QString& name) {
    for (const QJsonValue each : handover["members"].toArray()) {
        if (each["name"].toString() == name) return each.toObject();
    }
    return {};
}

} // namespace

/// The notice goes to everybody, one member says that he is there and how he is reached, and the kit says so.
Task<QString> moveElsewhere(Drill& drill) {
    Actor& owner = drill.actor(0);
    Actor& arrived = drill.actor(1);
    const QJsonObject announcement{{"room", drill.room()},
                                   {"to", QStringLiteral("텔레그램")},
                                   {"link", QStringLiteral("https://t.me/+ieum-drill")}};
    const QJsonValue announced = co_await owner.ask(QStringLiteral("handover"), announcement);
    const QString notice = announced["notice"].toString();
    const MemberTimeline seen = co_await owner.timeline(drill.room());
    drill.ledger().acknowledge({notice, owner.name(), textOf(seen, notice)}, drill.readers());
    co_await converge(drill, drill.members());

    const QJsonObject vote{{"room", drill.room()}, {"message", notice}, {"options", QJsonArray{0}}};
    co_await arrived.ask(QStringLiteral("vote"), vote);
    const QString contact = QStringLiteral("@mindeulle 로 찾아 주세요");
    co_await say(drill, arrived, contact, notice, drill.readers());
    co_await converge(drill, drill.members());
    co_await until(QStringLiteral("the owner saw who had arrived"), arrivalMs, [&]() -> Task<bool> {
        const QJsonObject room{{"room", drill.room()}};
        const QJsonValue now = co_await owner.ask(QStringLiteral("handover"), room);
        const QJsonObject member = memberOf(now, arrived.name());
        co_return member["arrived"].toBool() && member["contact"].toString() == contact;
    });

    const QJsonObject row = co_await roomRow(drill, owner);
    const QJsonObject wanted{{"room", drill.room()},
                             {"out", drill.options().folder + QStringLiteral("/kit")},
                             {"formats", QJsonArray{QStringLiteral("whatsapp")}}};
    const QJsonValue kit = co_await owner.ask(QStringLiteral("handover"), wanted);
    if (kit["messages"].toInt() != row["messages"].toInt())
        throw Failed(QStringLiteral("%1 of %2 messages are in the kit")
                         .arg(kit["messages"].toInt())
                         .arg(row["messages"].toInt()));
    co_return QStringLiteral("the room is led elsewhere, %1 has arrived, and a kit holds all %2 messages")
        .arg(arrived.name())
        .arg(kit["messages"].toInt());
}

} // namespace ieum::cli
