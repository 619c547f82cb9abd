// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/drill/drill.h"

#include "cli/drill/failed.h"
#include "cli/drill/later.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QJsonArray>

namespace ieum::cli {

namespace {

constexpr int betweenLooksMs = 40;
constexpr int convergeMs = 90'000;

constexpr int replicaCount = 2;

/// Names of roles and of things, so that nobody is meant.
const QStringList& names() {
    static const QStringList all{QStringLiteral("총무"), QStringLiteral("민들레"), QStringLiteral("바다"),
                                 QStringLiteral("하늘")};
    return all;
}

QString beside(const char* program) { return QCoreApplication::applicationDirPath() + '/' + QLatin1String(program); }

} // namespace

Drill::Drill(DrillOptions options)
    : m_options(std::move(options)), m_places(memberCount + replicaCount, m_options.wantNamespaces),
      m_home(m_places, memberCount, beside("ieum-replica"), m_options.folder + "/home"),
      m_spare(m_places, memberCount + 1, beside("ieum-replica"), m_options.folder + "/spare"),
      m_random(m_options.seed) {
    // What members keep outside of their profiles goes with the drill.
    qputenv("XDG_STATE_HOME", (m_options.folder + QStringLiteral("/state")).toUtf8());
    for (int i = 0; i < memberCount; ++i) {
        const QString folder = m_options.folder + QStringLiteral("/member-%1").arg(i + 1);
        m_actors[static_cast<size_t>(i)] =
            std::make_unique<Actor>(m_places, i, i, names()[i], QCoreApplication::applicationFilePath(), folder);
    }
}

Drill::Actors Drill::members() const {
    Actors all;
    for (const auto& actor : m_actors) {
        if ((m_removed & readerBit(actor->number())) == 0) all.push_back(actor.get());
    }
    return all;
}

Readers Drill::readers() const {
    Readers all = 0;
    for (const Actor* actor : members()) all |= readerBit(actor->number());
    return all;
}

int Drill::share(double part) const { return std::max(memberCount, static_cast<int>(m_options.messages * part)); }

Task<> until(QString what, int timeoutMs, std::function<Task<bool>()> holds) {
    QElapsedTimer timer;
    timer.start();
    while (true) {
        const bool itHolds = co_await holds();
        if (itHolds) co_return;
        if (timer.elapsed() > timeoutMs)
            throw Failed(QStringLiteral("Waited %1 s in vain until %2").arg(timeoutMs / 1000).arg(what));
        co_await pause(betweenLooksMs);
    }
}

Task<QJsonObject> roomRow(Drill& drill, Actor& actor) {
    const QJsonValue rows = co_await actor.ask(QStringLiteral("room list"), {});
    for (const QJsonValue row : rows.toArray()) {
        if (row["room"].toString() == drill.room()) co_return row.toObject();
    }
    co_return QJsonObject();
}

Task<> converge(Drill& drill, Drill::Actors actors) {
    QElapsedTimer timer;
    timer.start();
    for (Actor* actor : actors) {
        while (timer.elapsed() < convergeMs) {
            const QJsonObject row = co_await roomRow(drill, *actor);
            if (row["messages"].toInt() >= drill.ledger().dueTo(actor->number())) break;
            co_await pause(betweenLooksMs);
        }
    }
}

Task<Verdict> check(Drill& drill, Drill::Actors actors) {
    std::vector<MemberTimeline> timelines;
    for (Actor* actor : actors) {
        MemberTimeline timeline = co_await actor->timeline(drill.room());
        timelines.push_back(std::move(timeline));
    }
    co_return drill.ledger().check(timelines);
}

} // namespace ieum::cli
