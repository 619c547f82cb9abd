// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "bench/bench.h"
#include "bench/large_file.h"
#include "e2e/party.h"

#include <QProcess>

// Four processes of `ieumctl run` on hosts of their own, three of which can send no more than so many bits a second
// (tc, so this needs root). One file is fetched from one of them, and one from all three; then texts go from one of
// them to the fourth, first over the idle line and then while a file is on the same line.
namespace ieum::bench {
namespace {

using namespace ieum::e2e;

constexpr double timesOneHolderMin = 2.2;
constexpr double timesIdleMax = 2;
constexpr uint64_t bytesUsual = 48 * mebibyte;
constexpr uint64_t bytesFull = 256 * mebibyte;
constexpr int textsUsual = 100;
constexpr int textsFull = 1'000;
constexpr const char* uplink = "100mbit";

struct Neighbours {
    cli::Network network;
    std::vector<std::unique_ptr<Member>> members; ///< the reader first, then the holders
    std::optional<Party> party;

    Member& reader() { return *members.front(); }
    Member& holder(size_t which) { return *members.at(1 + which); }
};

void capUplink(const Neighbours& at, const QString& host) {
    QProcess process;
    const QStringList command = at.network.at(host, QStringList{"tc", "qdisc", "add", "dev", "lan0", "root", "tbf",
                                                                "rate", uplink, "burst", "64kb", "latency", "50ms"});
    process.start(command.first(), command.mid(1));
    if (!process.waitForFinished() || process.exitCode() != 0) stop("an uplink cannot be capped");
}

void meet(Neighbours& at) {
    const char* hosts[] = {"r", "a", "b", "c"};
    const char* names[] = {"하늘", "바다", "구름", "나무"};
    Party::Members all;
    if (!at.network.addBridge("lan")) stop("no network namespaces, though this is root");
    for (int i = 0; i < 4; ++i) {
        const bool good = at.network.addHost(hosts[i]) &&
                          at.network.connect({hosts[i], "lan0"}, "lan", QStringLiteral("10.79.0.%1").arg(i + 1));
        if (!good) stop("no network namespaces, though this is root");
        const QStringList options{"--lan-interfaces", "lan0", "--beacon-port", QString::number(beaconPortOfThisTest())};
        at.members.push_back(std::make_unique<Member>(names[i], Host{&at.network, hosts[i]}, options));
        all.push_back(at.members.back().get());
        if (!all.back()->start()) stop("a node did not start");
    }
    at.party.emplace(all);
    if (!at.party->found(QStringLiteral("모임"))) stop("four nodes did not meet");
}

/// A new file of the first holder's that the others of `holders` have as well.
QString spread(Neighbours& at, size_t holders, uint64_t bytes, const QTemporaryDir& folder,
               test::SeededRandom& random) {
    const QString path = makeFile(folder.filePath("large"), bytes, random);
    say(at.holder(0), at.party->room(), {path});
    QFile::remove(path);
    const auto files = static_cast<int>(at.holder(0).ask("files", {{"room", at.party->room()}}).toArray().size());
    QString file;
    for (const auto& each : at.members) file = newestFile(*each, at.party->room(), files);
    for (size_t i = 1; i < holders; ++i) fetch(at.holder(i), file);
    return file;
}

/// From asking the one to send until the other one has told of the message.
void talk(Neighbours& at, int count, Spans& spans) {
    for (int i = 0; i < count; ++i) {
        const int64_t asked = moment();
        const QJsonObject message{{"room", at.party->room()}, {"text", QString::number(i)}};
        const QString id = at.holder(0).ask("send", message)["id"].toString();
        if (id.isEmpty() || !until([&] { return at.reader().wasTold(id); })) stop("a message did not arrive");
        spans.add(*at.reader().toldAt(id) - asked);
    }
}

} // namespace

Figures swarm(const Options& options) {
    if (!cli::Network::isAllowed()) return {};
    Neighbours at;
    const QTemporaryDir folder;
    test::SeededRandom random(6);
    const uint64_t bytes = options.full ? bytesFull : bytesUsual;
    const int texts = options.full ? textsFull : textsUsual;
    meet(at);
    // Holders get their copies from each other before they are slowed down.
    const QString ofOne = spread(at, 1, bytes, folder, random), ofThree = spread(at, 3, bytes, folder, random);
    for (const char* host : {"a", "b", "c"}) capUplink(at, host);
    const double one = megabytesPerSecond(bytes, fetch(at.reader(), ofOne));
    const double three = megabytesPerSecond(bytes, fetch(at.reader(), ofThree));
    const QString beside = spread(at, 1, 2 * bytes, folder, random);
    Spans idle, busy;
    talk(at, texts / 10, busy); // to warm up
    busy = {};
    talk(at, texts, idle);
    beginFetch(at.reader(), beside);
    while (!at.reader().wholeAt(beside)) talk(at, 1, busy);
    const std::string line = std::string("uplinks of ") + uplink;
    return {
        {"one file from one holder", one, "MB/s", 0, "", line},
        {"one file from three holders", three, "MB/s", three / one, "one holder", "", ratioAtLeast(timesOneHolderMin)},
        {"a text over the idle line, p99", idle.percentile(99), "ms", 0, "", idle.text().toStdString()},
        {"a text while a file is on the line, p99", busy.percentile(99), "ms",
         busy.percentile(99) / idle.percentile(99), "the idle line", busy.text().toStdString(),
         ratioAtMost(timesIdleMax)}};
}

} // namespace ieum::bench
