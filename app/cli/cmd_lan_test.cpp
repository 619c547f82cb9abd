// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The test of the LAN. Needs no profile, and runs beside a process that holds one.
#include "cli/commands.h"
#include "cli/network_options.h"
#include "cli/output.h"
#include "node/lan_check.h"
#include "node/rpc_rows.h"

#include <QJsonArray>

namespace ieum::cli {

namespace {

void printInterface(const QJsonObject& seen) {
    QStringList addresses;
    for (const QJsonValue each : seen["addresses"].toArray()) addresses += each.toString();
    printLine(QStringLiteral("%1  %2").arg(seen["name"].toString(), addresses.join(QStringLiteral(", "))));
    for (const QJsonValue way : seen["ways"].toArray()) {
        if (way["sent"].toInt() == 0) continue;
        printLine(
            QStringLiteral("  %1: %2 heard, %3 answered, our own %4")
                .arg(way["way"].toString())
                .arg(way["heard"].toInt())
                .arg(way["answered"].toInt())
                .arg(way["returned"].toBool() ? QStringLiteral("came back") : QStringLiteral("did not come back")));
    }
    if (seen["asked"].toInt() > 0) {
        printLine(QStringLiteral("  one by one: %1 asked, %2 answered; other computers there: %3")
                      .arg(seen["asked"].toInt())
                      .arg(seen["answered"].toInt())
                      .arg(seen["neighbours"].toInt()));
    }
}

void print(const QJsonObject& report) {
    for (const QJsonValue each : report["interfaces"].toArray()) printInterface(each.toObject());
    const QJsonValue mdns = report["mdns"];
    printLine(mdns["text"].toString());
    if (mdns["runs"].toBool()) printLine(QStringLiteral("  mdns: %1 heard").arg(mdns["heard"].toInt()));
    for (const QJsonValue each : report["findings"].toArray()) {
        printLine(QString());
        printLine(each["text"].toString());
        printLine(each["advice"].toString());
    }
}

class TestLan : public Activity {
  public:
    TestLan(const CommandLine& line, Finish finish)
        : m_isJson(line.json), m_finish(std::move(finish)), m_check(networkOf(line)) {
        if (!m_isJson) complain(QStringLiteral("Listening for five seconds …"));
        m_check.run([this](const node::LanReport& report) { show(node::toJson(report)); });
    }

  private:
    void show(const QJsonObject& report) {
        if (m_isJson) {
            printJson(report);
        } else {
            print(report);
        }
        const bool isFine = report["findings"][0]["cause"] == QLatin1String("fine");
        m_finish(isFine ? exitGood : exitFailed);
    }

    bool m_isJson;
    Finish m_finish;
    node::LanCheck m_check;
};

} // namespace

std::vector<Command> lanCommands() {
    const auto start = [](const CommandLine& line, Finish finish) -> std::unique_ptr<Activity> {
        return std::make_unique<TestLan>(line, std::move(finish));
    };
    return {{"lan-test",
             "[--lan-interfaces A,B] [--lan-port N] [--beacon-port N]",
             0,
             0,
             {{"--lan-interfaces"}, {"--lan-port", true, true}, {"--beacon-port", true, true}},
             start}};
}

} // namespace ieum::cli
