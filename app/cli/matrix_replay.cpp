// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/matrix_replay.h"

#include "cli/matrix_server.h"
#include "cli/output.h"
#include "cli/passphrase.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QHash>
#include <QHostAddress>
#include <QJsonArray>
#include <QJsonDocument>

namespace ieum::cli {

namespace {

constexpr qint64 lineBytesMax = 1 << 20; ///< an event has 64 KiB
constexpr qint64 mediaBytesMax = qint64{1} << 30;

class MatrixReplay : public Activity {
  public:
    MatrixReplay(const CommandLine& line, const QByteArray& token, Finish finish)
        : m_folder(QDir::current().absoluteFilePath(line.words[0])), m_server(line.value("--homeserver"), token),
          m_finish(std::move(finish)), m_events(m_folder.filePath("matrix-events.jsonl")),
          m_journal(m_folder.filePath("replay.jsonl")), m_json(line.json) {
        if (!m_events.open(QIODevice::ReadOnly) || !m_journal.open(QIODevice::ReadWrite)) {
            fail(QStringLiteral("%1 is no export for Matrix: write one with export --to matrix.").arg(line.words[0]));
            return;
        }
        if (readJournal()) next();
    }

  private:
    struct State {
        QString name;
        QString founder;
        QJsonObject powers;
        QHash<QString, QString> names; ///< of those who are to join, by id
        QStringList joining;           ///< in order
    };

    void fail(const QString& why) {
        complain(why);
        m_finish(exitFailed);
    }
    /// Whether the server did it; otherwise this is the end.
    bool isDone(const MatrixAnswer& answer) {
        if (!answer.error().isEmpty()) fail(answer.error());
        return answer.error().isEmpty();
    }

    /// A line that was cut is one whose event goes again, and the server knows it by its transaction.
    bool readJournal() {
        qint64 whole = 0;
        while (!m_journal.atEnd()) {
            const QByteArray line = m_journal.readLine(lineBytesMax);
            const QJsonObject entry = QJsonDocument::fromJson(line).object();
            if (!line.endsWith('\n') || entry.isEmpty()) break;
            m_theirs[entry["our"].toString()] = entry["their"].toString();
            whole += line.size();
        }
        return isKept(m_journal.resize(whole) && m_journal.seek(whole));
    }
    /// Whether the journal has it: without it, what was sent would be sent again. Otherwise this is the end.
    bool isKept(bool written) {
        if (!written) fail(QStringLiteral("%1 cannot be written, so nothing more was sent.").arg(m_journal.fileName()));
        return written;
    }
    bool note(const QString& our, const QString& their) {
        m_theirs[our] = their;
        const QByteArray line =
            QJsonDocument(QJsonObject{{"our", our}, {"their", their}}).toJson(QJsonDocument::Compact) + '\n';
        return isKept(m_journal.write(line) == line.size() && m_journal.flush());
    }

    void next() {
        while (!m_events.atEnd()) {
            const QJsonObject event = QJsonDocument::fromJson(m_events.readLine(lineBytesMax)).object();
            const QString id = event["event_id"].toString();
            if (id.isEmpty()) return fail(QStringLiteral("The export is damaged: write it again."));
            const bool isPins = event["type"] == QLatin1String("m.room.pinned_events");
            if (event.contains("state_key") && !isPins) {
                takeState(event);
                continue;
            }
            if (m_theirs.contains(id)) continue;
            return begin([this, event] { replay(event); });
        }
        if (m_json) {
            printJson(QJsonObject{{"room", m_theirs["room"]}, {"events", m_sent}});
        } else {
            printLine(QStringLiteral("%1 events sent; room %2").arg(m_sent).arg(m_theirs["room"]));
        }
        m_finish(exitGood);
    }

    void takeState(const QJsonObject& event) {
        const QString sender = event["sender"].toString();
        const QJsonObject content = event["content"].toObject();
        if (event["type"] == QLatin1String("m.room.name")) {
            m_state.name = content["name"].toString();
            m_state.founder = sender;
        } else if (event["type"] == QLatin1String("m.room.power_levels")) {
            m_state.powers = content;
        } else if (event["type"] == QLatin1String("m.room.member")) {
            m_state.names[sender] = content["displayname"].toString();
            m_state.joining.append(sender);
        }
    }

    /// The room with everybody in it, before the first message.
    void begin(const std::function<void()>& then) {
        if (m_theirs.contains("room")) return join(then);
        signUp(m_state.founder, [this, then] {
            const QJsonObject history{{"type", "m.room.history_visibility"},
                                      {"state_key", ""},
                                      {"content", QJsonObject{{"history_visibility", "shared"}}}};
            const QJsonObject room{{"preset", "private_chat"},
                                   {"name", m_state.name},
                                   {"power_level_content_override", m_state.powers},
                                   {"initial_state", QJsonArray{history}}};
            m_server.send("POST", "/client/v3/createRoom", as(m_state.founder), room, [this, then](const auto& answer) {
                if (!isDone(answer)) return;
                if (note("room", answer.body["room_id"].toString())) join(then);
            });
        });
    }

    void join(const std::function<void()>& then) {
        while (!m_state.joining.isEmpty() && m_theirs.contains("join " + m_state.joining.first())) {
            m_state.joining.removeFirst();
        }
        if (m_state.joining.isEmpty()) return then();
        const QString user = m_state.joining.first();
        const QString room = "/client/v3/rooms/" + encoded(m_theirs["room"]);
        signUp(user, [this, then, user, room] {
            const QJsonObject name{{"displayname", m_state.names[user]}};
            const QString profile = "/client/v3/profile/" + encoded(user) + "/displayname";
            m_server.send("PUT", profile, as(user), name, [this, then, user, room](const auto& named) {
                if (!isDone(named)) return;
                // Somebody who is in already was invited before this was broken off; joining again does no harm.
                m_server.send("POST", room + "/invite", as(m_state.founder), {{"user_id", user}},
                              [this, then, user, room](const auto&) {
                                  m_server.send("POST", room + "/join", as(user), {},
                                                [this, then, user](const auto& in) {
                                                    if (!isDone(in)) return;
                                                    if (note("join " + user, user)) join(then);
                                                });
                              });
            });
        });
    }

    void signUp(const QString& user, const std::function<void()>& then) {
        const QString local = user.mid(1, user.indexOf(u':') - 1);
        const QJsonObject wanted{{"type", "m.login.application_service"}, {"username", local}, {"inhibit_login", true}};
        m_server.send("POST", "/client/v3/register", {}, wanted, [this, then](const MatrixAnswer& answer) {
            const bool isKnown = answer.body["errcode"] == QLatin1String("M_USER_IN_USE");
            if (isKnown || isDone(answer)) then();
        });
    }

    static QUrlQuery as(const QString& user) {
        QUrlQuery query;
        query.addQueryItem("user_id", encoded(user));
        return query;
    }

    void replay(QJsonObject event) {
        QJsonObject content = event["content"].toObject();
        const QString path = content["invalid.ieum.path"].toString();
        if (path.isEmpty()) return sendEvent(event, content);
        // Whoever packed the folder may have put links into it.
        const QString real = QFileInfo(m_folder.filePath(path)).canonicalFilePath();
        const bool isInside = real.startsWith(m_folder.canonicalPath() + '/') && QFileInfo(real).isFile();
        QFile file(real);
        if (!isInside || !file.open(QIODevice::ReadOnly) || file.size() > mediaBytesMax) {
            return fail(QStringLiteral("%1 is missing from the export: write it again.").arg(plain(path)));
        }
        const QByteArray type = content["info"].toObject()["mimetype"].toString().toUtf8();
        m_server.upload(content["body"].toString(), type, file.readAll(), event["sender"].toString(),
                        [this, event, content](const auto& answer) mutable {
                            if (!isDone(answer)) return;
                            content["url"] = answer.body["content_uri"];
                            content.remove("invalid.ieum.path");
                            sendEvent(event, content);
                        });
    }

    void sendEvent(const QJsonObject& event, QJsonObject content) {
        const QString id = event["event_id"].toString();
        const QString type = event["type"].toString();
        QString path = "/client/v3/rooms/" + encoded(m_theirs["room"]);
        if (event.contains("state_key")) {
            QJsonArray pinned;
            for (const QJsonValue each : content["pinned"].toArray()) pinned.append(m_theirs[each.toString()]);
            content["pinned"] = pinned;
            path += "/state/" + encoded(type);
        } else {
            content = withTheirIds(content);
            path += "/send/" + encoded(type) + '/' + encoded(id);
        }
        QUrlQuery query = as(event["sender"].toString());
        const qint64 time = event["origin_server_ts"].toInteger();
        if (time > 0) query.addQueryItem("ts", QString::number(time));
        m_server.send("PUT", path, query, content, [this, id](const auto& answer) {
            if (!isDone(answer)) return;
            if (!note(id, answer.body["event_id"].toString())) return;
            ++m_sent;
            next();
        });
    }

    QJsonObject withTheirIds(QJsonObject content) const {
        QJsonObject relates = content["m.relates_to"].toObject();
        if (relates.isEmpty()) return content;
        if (relates.contains("event_id")) relates["event_id"] = m_theirs[relates["event_id"].toString()];
        const QString answered = relates["m.in_reply_to"].toObject()["event_id"].toString();
        if (!answered.isEmpty()) relates["m.in_reply_to"] = QJsonObject{{"event_id", m_theirs[answered]}};
        content["m.relates_to"] = relates;
        return content;
    }

    QDir m_folder;
    MatrixServer m_server;
    Finish m_finish;
    QFile m_events;
    QFile m_journal;
    bool m_json;
    State m_state;
    QHash<QString, QString> m_theirs; ///< by our id: the room, who joined, each event
    int m_sent = 0;
};

/// Says no before anything is opened.
class Refusal : public Activity {
  public:
    Refusal(const QString& why, const Finish& finish) {
        complain(why);
        finish(exitFailed);
    }
};

} // namespace

std::unique_ptr<Activity> replayMatrix(const CommandLine& line, Finish finish) {
    const QUrl server(line.value("--homeserver"));
    const bool isHere = server.host() == QLatin1String("localhost") || QHostAddress(server.host()).isLoopback();
    if (server.scheme() == QLatin1String("http") && !server.host().isEmpty() && !isHere) {
        return std::make_unique<Refusal>(
            QStringLiteral("Without TLS everybody on the way reads the token and the chat: give the homeserver as "
                           "https, or as http of this computer."),
            finish);
    }
    const bool isServer = (server.scheme() == QLatin1String("https") || server.scheme() == QLatin1String("http")) &&
                          !server.host().isEmpty();
    if (!isServer) {
        return std::make_unique<Refusal>(
            QStringLiteral("There is no homeserver to send to: give one as --homeserver https://matrix.example.org."),
            finish);
    }
    const auto token = firstLineOf(line.value("--token-file"));
    if (!token || token->empty()) {
        return std::make_unique<Refusal>(
            QStringLiteral(
                "There is no token: put the registration's as_token into a file and name it by --token-file."),
            finish);
    }
    return std::make_unique<MatrixReplay>(line, QByteArray::fromStdString(*token), std::move(finish));
}

} // namespace ieum::cli
