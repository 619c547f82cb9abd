// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/drill/failed.h"
#include "cli/drill/kakao_export.h"
#include "cli/drill/later.h"
#include "cli/drill/steps.h"

#include <QFile>
#include <QJsonArray>

namespace ieum::cli {

namespace {

constexpr int meetMs = 60'000;
constexpr auto roomName = "주말 모임";

Task<> begin(Actor& actor) {
    co_await actor.init();
    co_await actor.start();
}

bool allUp(const QJsonValue& status) {
    const QJsonArray replicas = status["replicas"].toArray();
    for (const QJsonValue each : replicas) {
        if (!each["up"].toBool()) return false;
    }
    return replicas.size() == 2;
}

/// Members of the room, connected with each other directly, and both replicas.
Task<bool> isSettled(Drill& drill, Actor& actor) {
    const QJsonObject row = co_await roomRow(drill, actor);
    if (row["members"].toInt() != Drill::memberCount || row["reachable"].toInt() != Drill::memberCount - 1)
        co_return false;
    const QJsonValue status = co_await actor.ask(QStringLiteral("status"), {});
    co_return allUp(status);
}

} // namespace

Task<QString> meet(Drill& drill) {
    std::vector<Task<>> beginnings;
    beginnings.push_back(drill.home().start());
    beginnings.push_back(drill.spare().start());
    for (Actor* actor : drill.members()) beginnings.push_back(begin(*actor));
    co_await allOf(std::move(beginnings));

    Actor& owner = drill.actor(0);
    const QJsonObject name{{"name", roomName}};
    const QJsonValue room = co_await owner.ask(QStringLiteral("room create"), name);
    drill.setRoom(room["room"].toString());
    const QStringList addresses{drill.home().address(), drill.spare().address()};
    for (const QString& address : addresses) {
        const QJsonObject replica{{"address", address}};
        co_await owner.ask(QStringLiteral("replica add"), replica);
    }
    for (int i = 1; i < Drill::memberCount; ++i) {
        const QJsonObject where{{"room", drill.room()}};
        const QJsonValue invite = co_await owner.ask(QStringLiteral("invite"), where);
        const QJsonObject link{{"link", invite["link"]}};
        co_await drill.actor(i).ask(QStringLiteral("accept"), link);
    }
    for (Actor* actor : drill.members()) {
        co_await until(actor->name() + QStringLiteral(" had joined and was connected with everybody"), meetMs,
                       [&drill, actor] { return isSettled(drill, *actor); });
    }
    co_return QStringLiteral("2 replicas and 4 members started %1, invited, joined")
        .arg(drill.places().hasNamespaces() ? QStringLiteral("in network namespaces") : QStringLiteral("on loopback"));
}

Task<QString> importChat(Drill& drill) {
    Actor& owner = drill.actor(0);
    const int count = std::max(20, drill.options().messages / 10);
    const QString path = drill.options().folder + QStringLiteral("/KakaoTalkChats.txt");
    const QStringList speakers{QStringLiteral("바람"), QStringLiteral("구름"), QStringLiteral("총무"),
                               QStringLiteral("나무")};
    QFile file(path);
    const QByteArray bytes = kakaoExport(QString::fromUtf8(roomName), speakers, count, drill.options().seed);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
        throw Failed(QStringLiteral("The export could not be written to ") + path);
    file.close();
    const QJsonObject arguments{{"path", path}, {"room", roomName}};
    const QJsonValue report = co_await owner.ask(QStringLiteral("import"), arguments);
    if (report["messages"].toInt() != count || report["room"].toString() != drill.room())
        throw Failed(QStringLiteral("%1 messages were imported of %2").arg(report["messages"].toInt()).arg(count));
    const MemberTimeline imported = co_await owner.timeline(drill.room());
    for (const Seen& row : imported.rows) drill.ledger().acknowledge(row, drill.readers());
    co_await converge(drill, drill.members());
    co_return QStringLiteral("a KakaoTalk export of %1 messages came into the room of all 4").arg(count);
}

} // namespace ieum::cli
