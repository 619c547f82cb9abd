// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/drill/kakao_export.h"

#include <QDateTime>
#include <QRandomGenerator>

namespace ieum::cli {

namespace {

const QStringList& phrases() {
    static const QStringList all{
        QStringLiteral("회의자료를 올렸어요"),      QStringLiteral("내일 몇 시에 볼까요?"),
        QStringLiteral("결제는 제가 했습니다"),     QStringLiteral("ㅋㅋㅋ 네"),
        QStringLiteral("사진은 나중에 보낼게요"),   QStringLiteral("버스가 안 와요\n걸어갈게요"),
        QStringLiteral("확인했습니다, 고맙습니다"), QStringLiteral("장소는 지난번 그곳이에요 : 2층"),
    };
    return all;
}

QString stamp(const QDateTime& time) {
    const int hour = time.time().hour();
    return QStringLiteral("%1년 %2월 %3일 %4 %5:%6")
        .arg(time.date().year())
        .arg(time.date().month())
        .arg(time.date().day())
        .arg(hour < 12 ? QStringLiteral("오전") : QStringLiteral("오후"))
        .arg(hour % 12 == 0 ? 12 : hour % 12)
        .arg(time.time().minute(), 2, 10, QLatin1Char('0'));
}

} // namespace

QByteArray kakaoExport(const QString& title, const QStringList& speakers, int messages, uint32_t seed) {
    QRandomGenerator random(seed);
    QDateTime time(QDate(2025, 3, 1), QTime(9, 0), Qt::UTC); // wall-clock time; the zone is the importer's to say
    const QString end = QStringLiteral("\r\n");
    QString text = QChar(0xFEFF) + title + ' ' + QString::number(speakers.size()) +
                   QStringLiteral(" 님과 카카오톡 대화") + end +
                   QStringLiteral("저장한 날짜 : 2025년 12월 31일 오후 9:10") + end + end + end;
    QDate day;
    for (int i = 0; i < messages; ++i) {
        time = time.addSecs(60 * random.bounded(1, 40));
        if (time.date() != day) text += stamp(time) + end;
        day = time.date();
        const QString& who = speakers[random.bounded(static_cast<int>(speakers.size()))];
        const QString& what = phrases()[random.bounded(static_cast<int>(phrases().size()))];
        text += stamp(time) + QStringLiteral(", ") + who + QStringLiteral(" : ") + what + ' ' + QString::number(i + 1) +
                end;
    }
    return text.toUtf8();
}

} // namespace ieum::cli
