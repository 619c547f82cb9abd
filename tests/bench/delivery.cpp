// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "bench/bench.h"
#include "bench/korean_text.h"
#include "bench/raw_line.h"
#include "e2e/party.h"

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
/// Then both come to rest, as people do who have just joined a room: a new database's log gets its length.
constexpr int restMs = 2'500;
constexpr double timesRawMax = 3;

struct Bench {
    std::optional<cli::Network> network;
    RawPlace here{{}, QStringLiteral("127.0.0.1")};
    RawPlace there{{}, QStringLiteral("127.0.0.1")};
    std::optional<Member> sender, reader;
    std::optional<Party> party;
};

void meet(Bench& bench) {
    if (cli::Network::isAllowed()) {
        bench.network.emplace();
        bool good = bench.network->addBridge("lan") && bench.network->addHost("a") && bench.network->addHost("b");
        bench.here = {bench.network->namespaceOf("a"), QStringLiteral("10.78.0.1")};
        bench.there = {bench.network->namespaceOf("b"), QStringLiteral("10.78.0.2")};
        good = good && bench.network->connect({"a", "lan0"}, "lan", bench.here.address) &&
               bench.network->connect({"b", "lan0"}, "lan", bench.there.address);
        if (!good) stop("no network namespaces, though this is root");
    }
    const cli::Network* network = bench.network ? &*bench.network : nullptr;
    const QStringList options{"--lan-interfaces", network != nullptr ? "lan0" : "lo", "--beacon-port",
                              QString::number(beaconPortOfThisTest())};
    bench.sender.emplace(QStringLiteral("바다"), Host{network, "a"}, options);
    bench.reader.emplace(QStringLiteral("하늘"), Host{network, "b"}, options);
    bench.party.emplace(Party::Members{&*bench.sender, &*bench.reader});
    if (!bench.sender->start() || !bench.reader->start() || !bench.party->found(QStringLiteral("모임")))
        stop("two nodes did not meet");
}

int64_t deliver(Bench& bench, const std::string& text) {
    const int64_t asked = moment();
    const QJsonObject message{{"room", bench.party->room()}, {"text", QString::fromStdString(text)}};
    const QString id = bench.sender->ask("send", message)["id"].toString();
    if (id.isEmpty() || !until([&] { return bench.reader->wasTold(id); })) stop("a message did not arrive");
    return *bench.reader->toldAt(id) - asked;
}

Figure against(const char* what, const Spans& ours, const Spans& raw, int percent, const std::string& note) {
    const double ms = ours.percentile(percent);
    return {what, ms, "ms", ms / raw.percentile(percent), "raw ping-pong", note, ratioAtMost(timesRawMax)};
}

} // namespace

Figures delivery(const Options& options) {
    Bench bench;
    meet(bench);
    const QTemporaryDir folder;
    Spans raw, ours;
    {
        RawLine line(bench.here, bench.there, folder.path());
        KoreanText texts(11);
        const int count = options.full ? countFull : countUsual;
        for (int i = 0; i < count + warmUp; ++i) {
            const std::string text = texts.sentence();
            const int64_t rawTime = line.pingPong(text);
            const int64_t ourTime = deliver(bench, text);
            if (i == warmUp - 1) std::this_thread::sleep_for(std::chrono::milliseconds(restMs));
            if (i < warmUp) continue;
            raw.add(rawTime);
            ours.add(ourTime);
        }
    }
    const std::string where = bench.network ? "two namespaces on a bridge" : "loopback";
    return {{"raw TCP ping-pong, an fsync at each end, p50", raw.percentile(50), "ms", 0, "", where},
            {"the same, p99", raw.percentile(99), "ms", 0, "", ""},
            against("from asking to send to told by the other, p50", ours, raw, 50, where),
            against("the same, p99", ours, raw, 99, "")};
}

} // namespace ieum::bench
