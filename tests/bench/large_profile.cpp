// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "bench/large_profile.h"

#include "bench/bench.h"
#include "bench/korean_text.h"
#include "e2e/waiting.h"

namespace ieum::bench {

namespace {

constexpr int messagesADay = 200;
constexpr int hostileMessages = 200;

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

/// Nearly as long as a message may be (room/limits.h): no space, marks over one letter, directions, markup, no width.
QByteArray hostileExport(const QString& room) {
    const QByteArray texts[] = {QByteArray("가").repeated(10'000), 'a' + QByteArray("\xCC\x81").repeated(16'000),
                                QByteArray("\xE2\x80\xAE"
                                           "a")
                                    .repeated(8'000),
                                QByteArray("<img src='http://127.0.0.1:9/a.png'><b>c</b>").repeated(700),
                                'b' + QByteArray("\xE2\x80\x8B").repeated(10'000)};
    QByteArray all = QStringLiteral("%1 님과 카카오톡 대화\n저장한 날짜 : 2026-03-05 21:10:05\n").arg(room).toUtf8() +
                     "\n--------------- 2026년 3월 4일 수요일 ---------------\n";
    for (int i = 0; i < hostileMessages; ++i)
        all += "[\xE2\x80\xAE<b>서연</b>\xE2\x80\x8B] [오전 8:" + QByteArray::number(10 + i % 50) + "] " +
               texts[static_cast<size_t>(i) % std::size(texts)] + '\n';
    return all;
}

/// Runs as long as this lives.
class Node {
  public:
    explicit Node(const e2e::Profile& profile) : m_running(profile.path(), e2e::beaconPortOfThisTest()) {
        if (!e2e::until([this] { return m_running.has(QStringLiteral("ready")); })) stop("the node did not start");
    }

  private:
    e2e::Running m_running;
};

} // namespace

QString LargeProfile::roomName(int room) const { return QStringLiteral("모임 %1").arg(room); }

void LargeProfile::bring(int room, const QByteArray& chat, int messages) const {
    const QString path = m_profile.beside(QStringLiteral("export.txt"));
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly)) stop("no export could be written");
    file.write(chat);
    file.close();
    const e2e::Said said = m_profile.ask({"import", path, "--me", "바다", "--room", roomName(room)});
    if (said.exitCode != 0 || said.object()["messages"].toInt() != messages)
        stop("an import went wrong: " + said.err.toStdString() + said.out.toStdString());
}

LargeProfile::LargeProfile(int rooms, int messagesEach) {
    if (m_profile.init().exitCode != 0) stop("no profile could be made");
    const Node node(m_profile);
    KoreanText text(11);
    for (int room = 0; room < rooms; ++room) bring(room, exportOf(roomName(room), messagesEach, text), messagesEach);
}

LargeProfile::LargeProfile(Hostile) {
    if (m_profile.init().exitCode != 0) stop("no profile could be made");
    const Node node(m_profile);
    bring(0, hostileExport(roomName(0)), hostileMessages);
}

} // namespace ieum::bench
