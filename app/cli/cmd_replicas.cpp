// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Replicas. One that does not answer now is not added unless that is wanted: an address that was typed wrong would
// otherwise be found out only when it is needed.
#include "cli/commands.h"
#include "cli/output.h"

#include "node/error.h"

#include <QJsonArray>
#include <QNetworkProxy>
#include <QTcpSocket>
#include <QTimer>
#include <QUrl>

namespace ieum::cli {

namespace {

constexpr int answerMs = 5'000;
constexpr auto unchecked = "--unchecked";

QString stateOf(const QJsonObject& replica) {
    if (replica["up"].toBool()) return QStringLiteral("up");
    return replica["connecting"].toBool() ? QStringLiteral("connecting…") : QStringLiteral("down");
}

void printReplicas(const QJsonValue& value) {
    for (const QJsonValue each : value.toArray()) {
        const QJsonObject replica = each.toObject();
        printLine(QStringLiteral("%1  %2, since %3, %4 of %5 used")
                      .arg(replica["address"].toString(), stateOf(replica), shortTime(replica["since"]),
                           sizeText(replica["used"].toDouble()), sizeText(replica["quota"].toDouble())));
    }
}
void printKey(const QJsonValue& value) { printLine(value["replica"].toString()); }
void printHosted(const QJsonValue& value) {
    if (value["why"].isString()) printLine(value["why"].toString());
    if (!value["on"].toBool()) return printLine(QStringLiteral("This computer serves nobody."));
    printLine(QStringLiteral("This computer is a replica. Give this address to those who should use it:"));
    printLine(value["address"].toString());
}

QJsonObject hostArguments(const CommandLine& line) {
    QJsonObject arguments;
    if (!line.words.isEmpty())
        arguments["on"] = line.words[0] == "on"    ? QJsonValue(true)
                          : line.words[0] == "off" ? QJsonValue(false)
                                                   : QJsonValue(line.words[0]);
    if (line.has("--port")) arguments["port"] = line.value("--port").toInt();
    return arguments;
}

QJsonObject address(const CommandLine& line) { return {{"address", line.words[0]}}; }
QJsonObject replica(const CommandLine& line) { return {{"replica", line.words[0]}}; }
QJsonObject place(const CommandLine& line) { return {{"replica", line.words[0]}, {"position", line.words[1].toInt()}}; }

class AddReplica : public Activity {
  public:
    AddReplica(CommandLine line, Finish finish) : m_line(std::move(line)), m_finish(std::move(finish)) {
        const QUrl url(m_line.words[0]);
        // What is no address at all is refused by the profile, in its own words.
        const bool canAsk = url.isValid() && !url.host().isEmpty() && url.port() > 0;
        if (m_line.has(unchecked) || !canAsk) {
            add();
            return;
        }
        QObject::connect(&m_socket, &QTcpSocket::connected, &m_socket, [this] { settle(true); });
        QObject::connect(&m_socket, &QTcpSocket::errorOccurred, &m_socket, [this] { settle(false); });
        QTimer::singleShot(answerMs, &m_socket, [this] { settle(false); });
        m_socket.setProxy(QNetworkProxy::NoProxy);
        m_socket.connectToHost(url.host(), static_cast<quint16>(url.port()));
    }

  private:
    void settle(bool answers) {
        m_socket.disconnect();
        if (std::exchange(m_settled, true)) return;
        if (answers) return add();
        complain(QStringLiteral("Nobody answers at that address: start the replica, or add it all the same with "
                                "--unchecked."));
        m_finish(exitFailed);
    }
    void add() { m_adding = asking({"replica add", address, printKey})(m_line, m_finish); }

    CommandLine m_line;
    Finish m_finish;
    QTcpSocket m_socket;
    bool m_settled = false;
    std::unique_ptr<Activity> m_adding;
};

} // namespace

std::vector<Command> replicaCommands() {
    const auto add = [](const CommandLine& line, Finish finish) -> std::unique_ptr<Activity> {
        return std::make_unique<AddReplica>(line, std::move(finish));
    };
    return {{"replica add", "ADDRESS [--unchecked]", 1, 1, {{unchecked, false}}, add},
            {"replica list", "", 0, 0, {}, asking({"replica list", noArguments, printReplicas})},
            {"replica remove", "ADDRESS", 1, 1, {}, asking({"replica remove", replica, printNothing})},
            {"replica host",
             "[on|off] [--port N]",
             0,
             1,
             {{"--port", true, true}},
             asking({"replica host", hostArguments, printHosted})},
            {"replica move", "ADDRESS POSITION", 2, 2, {}, asking({"replica move", place, printNothing})}};
}

} // namespace ieum::cli
