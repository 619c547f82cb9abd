// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "node/lan_words.h"
#include "node/rpc_arguments.h"
#include "node/rpc_groups.h"
#include "node/rpc_rows.h"

namespace ieum::node {

namespace {

QString text(const std::string& utf8) { return QString::fromStdString(utf8); }

QJsonArray textsOf(const std::vector<std::string>& all) {
    QJsonArray array;
    for (const std::string& each : all) array.append(text(each));
    return array;
}

QJsonValue portOf(const std::optional<uint16_t>& port) { return port ? QJsonValue(*port) : QJsonValue(); }
QJsonValue orNull(const std::string& utf8) { return utf8.empty() ? QJsonValue() : QJsonValue(text(utf8)); }

QJsonObject formOf(const net::InterfaceSeen& seen) {
    static constexpr const char* names[] = {"multicast ipv4", "broadcast", "multicast ipv6"};
    QJsonArray ways;
    for (size_t i = 0; i < seen.ways.size(); ++i) {
        const net::WaySeen& way = seen.ways[i];
        ways.append(QJsonObject{{"way", names[i]},
                                {"sent", static_cast<qint64>(way.sent)},
                                {"returned", way.returned},
                                {"heard", static_cast<qint64>(way.heard)},
                                {"answered", static_cast<qint64>(way.answered)}});
    }
    return {{"name", text(seen.name)},
            {"addresses", textsOf(seen.addresses)},
            {"ways", ways},
            {"asked", static_cast<qint64>(seen.asked)},
            {"answered", static_cast<qint64>(seen.answered)},
            {"neighbours", static_cast<qint64>(seen.neighbours)},
            {"gateway", orNull(seen.gateway)},
            {"gateway_answers", seen.gatewayAnswers}};
}

QJsonObject formOf(const net::LanFinding& finding) {
    const LanWords& words = lanWordsOf(finding.cause);
    return {{"cause", words.name},
            {"where", orNull(finding.where)},
            {"text", text(lanText(words.matter, finding.where))},
            {"advice", text(lanText(words.advice, finding.where))}};
}

void testLan(Api& api, const QJsonObject&, const JsonReply& reply) {
    api.ask(TestLan{}, answerTo<LanReport>(reply, [](const LanReport& report) { return toJson(report); }));
}

constexpr Verb verbs[] = {{"lan-test", testLan}};

} // namespace

QJsonObject toJson(const LanReport& report) {
    QJsonArray interfaces;
    for (const net::InterfaceSeen& each : report.seen.interfaces) interfaces.append(formOf(each));
    QJsonArray findings;
    for (const net::LanFinding& each : report.findings) findings.append(formOf(each));
    return {{"findings", findings},
            {"interfaces", interfaces},
            {"mdns", QJsonObject{{"runs", report.seen.mdns.runs},
                                 {"heard", static_cast<qint64>(report.seen.mdns.heard)},
                                 {"text", mdnsWords(report.seen.mdns)}}},
            {"peers", textsOf(report.seen.peers)},
            {"unreachable", textsOf(report.seen.unreachable)},
            {"tunnel", orNull(report.seen.tunnel)},
            {"udp_taken", portOf(report.seen.udpTaken)},
            {"tcp_taken", portOf(report.seen.tcpTaken)}};
}

std::span<const Verb> lanVerbs() { return verbs; }

} // namespace ieum::node
