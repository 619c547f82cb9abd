// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "bench/chat_forms.h"

#include "bench/bench.h"

#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRandomGenerator>

namespace ieum::bench {
namespace {

struct Said {
    int number = 0; ///< from 0
    QDateTime time;
    bool newDay = false;
    QString who;
    QString what;
};

/// What was said, one after the other.
class Conversation {
  public:
    Said next() {
        static const QStringList people{QStringLiteral("바다"), QStringLiteral("서연"), QStringLiteral("민준"),
                                        QStringLiteral("지우")};
        static const QStringList phrases{
            QStringLiteral("회의자료를 올렸어요"),    QStringLiteral("내일 몇 시에 볼까요?"),
            QStringLiteral("결제는 제가 했습니다"),   QStringLiteral("ㅋㅋㅋ 네"),
            QStringLiteral("사진은 나중에 보낼게요"), QStringLiteral("확인했습니다, 고맙습니다"),
        };
        Said said{m_count++, m_time = m_time.addSecs(60 * m_random.bounded(1, 12)), false, {}, {}};
        said.newDay = m_time.date() != m_day;
        m_day = m_time.date();
        said.who = people[m_random.bounded(static_cast<int>(people.size()))];
        said.what = phrases[m_random.bounded(static_cast<int>(phrases.size()))] + ' ' + QString::number(m_count);
        return said;
    }

  private:
    QRandomGenerator m_random{7};
    QDateTime m_time{QDate(2001, 3, 1), QTime(9, 0), Qt::UTC};
    QDate m_day;
    int m_count = 0;
};

class Lines {
  public:
    explicit Lines(const QString& path) : m_file(path) {
        if (!m_file.open(QIODevice::WriteOnly)) stop("no export could be written");
    }
    ~Lines() { flush(); }
    Lines(const Lines&) = delete;
    Lines& operator=(const Lines&) = delete;
    void add(const QString& text) { add(text.toUtf8()); }
    void add(const QByteArray& text) {
        m_waiting += text;
        if (m_waiting.size() > 1'000'000) flush();
    }
    QString path() const { return m_file.fileName(); }

  private:
    void flush() {
        if (m_file.write(m_waiting) != m_waiting.size()) stop("no export could be written");
        m_waiting.clear();
    }
    QFile m_file;
    QByteArray m_waiting;
};

QString koreanClock(const QTime& time) {
    return QStringLiteral("%1 %2:%3")
        .arg(time.hour() < 12 ? QStringLiteral("오전") : QStringLiteral("오후"))
        .arg(time.hour() % 12 == 0 ? 12 : time.hour() % 12)
        .arg(time.minute(), 2, 10, QLatin1Char('0'));
}

QString koreanDay(const QDate& day) {
    static const QString names = QStringLiteral("월화수목금토일");
    return QStringLiteral("%1년 %2월 %3일 %4요일")
        .arg(day.year())
        .arg(day.month())
        .arg(day.day())
        .arg(names[day.dayOfWeek() - 1]);
}

/// `head`, then `day` before the first message of a day, and `line` for each.
QString writeText(const QString& path, const QString& head, int messages, QString (*day)(const QDate&),
                  QString (*line)(const Said&)) {
    Lines lines(path);
    lines.add(head);
    Conversation conversation;
    for (int i = 0; i < messages; ++i) {
        const Said said = conversation.next();
        if (said.newDay && day != nullptr) lines.add(day(said.time.date()));
        lines.add(line(said));
    }
    return lines.path();
}

QString windows(const QString& folder, int messages) {
    return writeText(
        folder + QStringLiteral("/KakaoTalk_20260301.txt"),
        QStringLiteral("모임 님과 카카오톡 대화\r\n저장한 날짜 : 2026-03-01 09:10:11\r\n\r\n"), messages,
        [](const QDate& day) { return QStringLiteral("--------------- %1 ---------------\r\n").arg(koreanDay(day)); },
        [](const Said& said) {
            return QStringLiteral("[%1] [%2] %3\r\n").arg(said.who, koreanClock(said.time.time()), said.what);
        });
}

QString mac(const QString& folder, int messages) {
    return writeText(folder + QStringLiteral("/KakaoTalk_Chat_1.csv"), QStringLiteral("Date,User,Message\n"), messages,
                     nullptr, [](const Said& said) {
                         return QStringLiteral("%1,\"%2\",\"%3\"\n")
                             .arg(said.time.toString(QStringLiteral("yyyy-MM-dd HH:mm:ss")), said.who, said.what);
                     });
}

QString iosLine(const Said& said) {
    const QDate day = said.time.date();
    return QStringLiteral("%1. %2. %3. %4, %5 : %6\r\n")
        .arg(day.year())
        .arg(day.month())
        .arg(day.day())
        .arg(koreanClock(said.time.time()), said.who, said.what);
}

const QString& iosHead() {
    static const QString head =
        QStringLiteral("모임 4 카카오톡 대화\r\n저장한 날짜 : 2026. 3. 1. 오전 9:45\r\n\r\n\r\n");
    return head;
}

QString ios(const QString& folder, int messages) {
    return writeText(
        folder + QStringLiteral("/Talk_2026.3.1 09_45-1.txt"), iosHead(), messages,
        [](const QDate& day) { return koreanDay(day) + QStringLiteral("\r\n"); }, iosLine);
}

/// Every thousandth message is a picture, which lies beside the text and is told by its time.
QString iosWithPictures(const QString& folder, int messages) {
    QString chatFolder = folder + QStringLiteral("/Kakaotalk_Chat_1");
    QDir().mkpath(chatFolder);
    Lines lines(chatFolder + QStringLiteral("/Talk_2026.3.1 09_45-1.txt"));
    lines.add(iosHead());
    Conversation conversation;
    for (int i = 0; i < messages; ++i) {
        Said said = conversation.next();
        if (said.newDay) lines.add(koreanDay(said.time.date()) + QStringLiteral("\r\n"));
        if (i % 1000 == 500) {
            said.what = QStringLiteral("사진");
            const QString name = said.time.toString(QStringLiteral("yyyyMMdd_HHmmss")) + QStringLiteral(".jpeg");
            Lines(chatFolder + '/' + name).add(QByteArray::number(i));
        }
        lines.add(iosLine(said));
    }
    return chatFolder;
}

QString whatsApp(const QString& folder, int messages) {
    return writeText(folder + QStringLiteral("/_chat.txt"), {}, messages, nullptr, [](const Said& said) {
        return QStringLiteral("[%1] %2: %3\r\n")
            .arg(said.time.toString(QStringLiteral("dd/MM/yyyy, HH:mm:ss")), said.who, said.what);
    });
}

QString line(const QString& folder, int messages) {
    return writeText(
        folder + QStringLiteral("/[LINE] 모임.txt"),
        QStringLiteral("[LINE] 모임のトーク履歴\r\n保存日時：2026/03/01 09:10\r\n"), messages,
        [](const QDate& day) {
            static const QString names = QStringLiteral("月火水木金土日");
            return QStringLiteral("\r\n%1(%2)\r\n")
                .arg(day.toString(QStringLiteral("yyyy/MM/dd")))
                .arg(names[day.dayOfWeek() - 1]);
        },
        [](const Said& said) {
            return QStringLiteral("%1\t%2\t%3\r\n")
                .arg(said.time.toString(QStringLiteral("HH:mm")), said.who, said.what);
        });
}

QString writeJson(const QString& path, const char* head, const char* end, int messages,
                  QJsonObject (*object)(const Said&)) {
    Lines lines(path);
    lines.add(QByteArray(head));
    Conversation conversation;
    for (int i = 0; i < messages; ++i) {
        if (i > 0) lines.add(QByteArray(","));
        lines.add(QJsonDocument(object(conversation.next())).toJson());
    }
    lines.add(QByteArray(end));
    return lines.path();
}

QString telegram(const QString& folder, int messages) {
    return writeJson(folder + QStringLiteral("/result.json"),
                     "{\n \"name\": \"모임\",\n \"type\": \"private_group\",\n \"id\": 77,\n \"messages\": [", "]\n}\n",
                     messages, [](const Said& said) {
                         return QJsonObject{
                             {"id", said.number + 1},
                             {"type", "message"},
                             {"date", said.time.toString(Qt::ISODate).chopped(1)},
                             {"date_unixtime", QString::number(said.time.toSecsSinceEpoch())},
                             {"from", said.who},
                             {"from_id", "user" + QString::number(qHash(said.who, 1) % 1000)},
                             {"text", said.what},
                             {"text_entities", QJsonArray{QJsonObject{{"type", "plain"}, {"text", said.what}}}}};
                     });
}

QString discord(const QString& folder, int messages) {
    return writeJson(
        folder + QStringLiteral("/channel.json"),
        R"({"guild":{"id":"1","name":"g"},"channel":{"id":"2","type":"GuildTextChat","name":"모임"},"messages":[)",
        "]}\n", messages, [](const Said& said) {
            return QJsonObject{{"id", QString::number(100'000'000'000'000'000 + said.number)},
                               {"type", "Default"},
                               {"timestamp", said.time.toString(Qt::ISODate).chopped(1) + "+00:00"},
                               {"isPinned", false},
                               {"content", said.what},
                               {"author", QJsonObject{{"id", said.who}, {"name", said.who}, {"nickname", said.who}}},
                               {"attachments", QJsonArray()},
                               {"embeds", QJsonArray()},
                               {"reactions", QJsonArray()},
                               {"mentions", QJsonArray()}};
        });
}

/// Unpacked: a file for each day.
QString slack(const QString& folder, int messages) {
    QDir().mkpath(folder + QStringLiteral("/workspace/general"));
    Lines(folder + QStringLiteral("/workspace/users.json")).add(QByteArray(R"([{"id":"U1","name":"hong"}])"));
    Lines(folder + QStringLiteral("/workspace/channels.json")).add(QByteArray(R"([{"id":"C1","name":"general"}])"));
    Conversation conversation;
    QJsonArray day;
    QString name;
    const auto settle = [&] {
        if (day.isEmpty()) return;
        Lines(folder + QStringLiteral("/workspace/general/") + name).add(QJsonDocument(day).toJson());
        day = {};
    };
    for (int i = 0; i < messages; ++i) {
        const Said said = conversation.next();
        if (said.newDay) settle();
        name = said.time.date().toString(Qt::ISODate) + QStringLiteral(".json");
        day.append(QJsonObject{
            {"type", "message"},
            {"user", "U" + QString::number(qHash(said.who, 1) % 1000)},
            {"user_profile", QJsonObject{{"real_name", said.who}}},
            {"text", said.what},
            {"ts",
             QStringLiteral("%1.%2").arg(said.time.toSecsSinceEpoch()).arg(i % 1'000'000, 6, 10, QLatin1Char('0'))}});
    }
    settle();
    return folder + QStringLiteral("/workspace");
}

} // namespace

const std::vector<ChatForm>& chatForms() {
    static const std::vector<ChatForm> forms{
        {"KakaoTalk, Windows", windows},
        {"KakaoTalk, macOS", mac},
        {"KakaoTalk, iOS", ios},
        {"KakaoTalk, iOS, with pictures", iosWithPictures},
        {"WhatsApp", whatsApp},
        {"LINE", line},
        {"Telegram", telegram},
        {"Discord", discord},
        {"Slack", slack},
    };
    return forms;
}

} // namespace ieum::bench
