// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "bench/large_profile.h"

#include "bench/bench.h"
#include "bench/korean_text.h"
#include "e2e/waiting.h"

namespace ieum::bench {

namespace {

constexpr int messagesADay = 200;

/// As KakaoTalk's own program writes it, one minute between two messages.
QByteArray exportOf(const QString& room, int messages, KoreanText& text) {
    static const QStringList people{"바다", "서연", "민준", "지우", "하준"};
    QByteArray all = QStringLiteral("%1 님과 카카오톡 대화\n저장한 날짜 : 2026-03-05 21:10:05\n").arg(room).toUtf8();
    QDate day(2021, 3, 1);
    for (int i = 0; i < messages; ++i) {
        if (i % messagesADay == 0) {
            all += QLocale(QLocale::Korean)
                       .toString(day, QStringLiteral("\n--------------- yyyy년 M월 d일 dddd ---------------\n"))
                       .toUtf8();
            day = day.addDays(1);
        }
        const QTime time = QTime(8, 0).addSecs(60 * (i % messagesADay));
        const QString hour = QLocale(QLocale::Korean).toString(time, QStringLiteral("AP h:mm"));
        const QString& author = people.at(static_cast<qsizetype>(text.next(static_cast<uint64_t>(people.size()))));
        all +=
            QStringLiteral("[%1] [%2] ").arg(author, hour).toUtf8() + QByteArray::fromStdString(text.sentence()) + '\n';
    }
    return all;
}

} // namespace

QString LargeProfile::roomName(int room) const { return QStringLiteral("모임 %1").arg(room); }

LargeProfile::LargeProfile(int rooms, int messagesEach) {
    if (m_profile.init().exitCode != 0) stop("no profile could be made");
    e2e::Running running(m_profile.path(), e2e::beaconPortOfThisTest());
    if (!e2e::until([&] { return running.has(QStringLiteral("ready")); })) stop("the node did not start");
    KoreanText text(11);
    const QString path = m_profile.beside(QStringLiteral("export.txt"));
    for (int room = 0; room < rooms; ++room) {
        QFile file(path);
        if (!file.open(QIODevice::WriteOnly)) stop("no export could be written");
        file.write(exportOf(roomName(room), messagesEach, text));
        file.close();
        const e2e::Said said = m_profile.ask({"import", path, "--me", "바다", "--room", roomName(room)});
        if (said.exitCode != 0 || said.object()["messages"].toInt() != messagesEach)
            stop("an import went wrong: " + said.err.toStdString() + said.out.toStdString());
    }
}

} // namespace ieum::bench
