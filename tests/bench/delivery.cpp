// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "bench/bench.h"
#include "bench/korean_text.h"
#include "bench/pair_of_nodes.h"
#include "store/log_tender.h"

#include <QFileInfo>

// One message on a LAN: two processes of `ieumctl run`, each on a host of its own on one bridge when that is allowed,
// else on the loopback. The time is from asking the one to send until the other one has told of the message, hand-over
// and JSON included. The rival is a raw TCP ping-pong of the same text over the same link with one append and one fsync
// at each end, one after the other with the messages, its files beside the profiles.
namespace ieum::bench {
namespace {

using namespace ieum::e2e;

constexpr int countUsual = 300;
constexpr int countFull = 3'000;
/// The first messages pay for an epoch, for prepared statements and for a cold cache.
constexpr int warmUp = 10;
constexpr double timesRawMax = 3;

int64_t deliver(PairOfNodes& nodes, const std::string& text) {
    const int64_t asked = moment();
    const QJsonObject message{{"room", nodes.room()}, {"text", QString::fromStdString(text)}};
    const QString id = nodes.sender().ask("send", message)["id"].toString();
    if (id.isEmpty() || !until([&] { return nodes.reader().wasTold(id); })) stop("a message did not arrive");
    return *nodes.reader().toldAt(id) - asked;
}

/// As people do who have just joined a room: in the first quiet second a new database's log gets its length.
void comeToRest(PairOfNodes& nodes) {
    for (e2e::Member* each : {&nodes.sender(), &nodes.reader()}) {
        const QString log = each->profile().path() + QStringLiteral("/ieum.db-wal");
        const auto isWhole = [&log] { return QFileInfo(log).size() >= static_cast<qint64>(store::wholeLogBytes); };
        if (!until(isWhole)) stop("a node did not come to rest");
    }
}

Figure against(const char* what, const Spans& ours, const Spans& raw, int percent, const std::string& note) {
    const double ms = ours.percentile(percent);
    return {what, ms, "ms", ms / raw.percentile(percent), "raw ping-pong", note, ratioAtMost(timesRawMax)};
}

} // namespace

Figures delivery(const Options& options) {
    PairOfNodes nodes;
    const QTemporaryDir folder;
    Spans raw, ours;
    {
        RawLine line(nodes.here(), nodes.there(), folder.path());
        KoreanText texts(11);
        const int count = options.full ? countFull : countUsual;
        for (int i = 0; i < count + warmUp; ++i) {
            const std::string text = texts.sentence();
            const int64_t rawTime = line.pingPong(text);
            const int64_t ourTime = deliver(nodes, text);
            if (i == warmUp - 1) comeToRest(nodes);
            if (i < warmUp) continue;
            raw.add(rawTime);
            ours.add(ourTime);
        }
    }
    const std::string where = nodes.place();
    return {{"raw TCP ping-pong, an fsync at each end, p50", raw.percentile(50), "ms", 0, "", where},
            {"the same, p99", raw.percentile(99), "ms", 0, "", ""},
            against("from asking to send to told by the other, p50", ours, raw, 50, where),
            against("the same, p99", ours, raw, 99, "")};
}

} // namespace ieum::bench
