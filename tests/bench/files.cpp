// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "bench/bench.h"
#include "bench/large_file.h"
#include "bench/pair_of_nodes.h"
#include "bench/peak.h"
#include "bench/processor_time.h"
#include "bench/raw_bulk.h"
#include "bench/syncthing.h"

#include <fstream>
#include <unistd.h>

// A large file and many small ones from one process of `ieumctl run` to another. The file lies sealed with the sender;
// the time is from asking the other one to fetch it until that one has told that it is whole, so with every chunk
// checked and durable. The rival seals the same bytes in chunks of the same size, sends them over a bare TCP connection
// and opens them, one after the other with ours; a second one also checks their hashes and keeps them, as a file needs.
// Small files come by themselves with their messages: the reader is away while they are written, and the time is from
// his first message to his last file. Nothing is deleted meanwhile: an ext4 without a journal looks past the inodes
// that were freed lately whenever it makes a file, which took 42 % of the reader's time when the sources were removed
// as they were sent.
namespace ieum::bench {
namespace {

using namespace ieum::e2e;

constexpr double timesRawMin = 0.8;
constexpr double timesOneFileMin = 0.3;
constexpr double timesSyncthingMin = 1;
constexpr double peakGrowthMbMax = 64;
constexpr uint64_t bytesUsual = 256 * mebibyte;
constexpr uint64_t bytesFull = 1024 * mebibyte;
constexpr int smallUsual = 1'008;
constexpr int smallFull = 10'000;
constexpr int filesPerMessage = 16;
constexpr int roundsUsual = 3;

double median(std::vector<double> values) {
    std::sort(values.begin(), values.end());
    return values[values.size() / 2];
}

struct Large {
    std::vector<double> rates, raw, rawKept, rawByThreads, growths; ///< MB/s and MB
    std::vector<double> rawSeconds, senderSeconds, readerSeconds;   ///< of the processor, for each GiB
};

void oneRound(PairOfNodes& nodes, uint64_t bytes, const QTemporaryDir& folder, test::SeededRandom& random,
              Large& into) {
    const QString path = makeFile(folder.filePath("large"), bytes, random);
    say(nodes.sender(), nodes.room(), {path});
    QFile::remove(path);
    const QString file = newestFile(nodes.reader(), nodes.room(), static_cast<int>(into.rates.size()) + 1);
    const auto raw = [&](RawKeeping keeping) {
        return megabytesPerSecond(bytes, sendRaw(nodes.here(), nodes.there(), bytes, keeping, folder.path()));
    };
    const double gibibytes = static_cast<double>(bytes) / (1024.0 * mebibyte);
    const ProcessorTime ofRaw(::getpid());
    into.raw.push_back(raw(RawKeeping::Nothing));
    into.rawSeconds.push_back(ofRaw.seconds() / gibibytes);
    const Peak sender(nodes.sender().processId()), reader(nodes.reader().processId());
    const ProcessorTime ofSender(nodes.sender().processId()), ofReader(nodes.reader().processId());
    into.rates.push_back(megabytesPerSecond(bytes, fetch(nodes.reader(), file)));
    into.senderSeconds.push_back(ofSender.seconds() / gibibytes);
    into.readerSeconds.push_back(ofReader.seconds() / gibibytes);
    into.growths.push_back(std::max(sender.growthMb(), reader.growthMb()));
    into.rawKept.push_back(raw(RawKeeping::CheckedOnDisk));
    into.rawByThreads.push_back(raw(RawKeeping::CheckedOnDiskByThreads));
}

/// Megabytes a second.
double manySmall(PairOfNodes& nodes, int count, const QTemporaryDir& folder, test::SeededRandom& random) {
    constexpr uint64_t smallestBytes = 1024, largestBytes = 64 * 1024;
    nodes.reader().stop();
    uint64_t bytes = 0;
    QString first;
    for (int made = 0; made < count;) {
        QStringList paths;
        for (; made < count && paths.size() < filesPerMessage; ++made) {
            const uint64_t size = smallestBytes + random.below(largestBytes - smallestBytes + 1);
            paths.append(makeFile(folder.filePath(QString::number(made)), size, random));
            bytes += size;
        }
        say(nodes.sender(), nodes.room(), paths);
    }
    const int before = nodes.reader().wholeFiles();
    const int messages = nodes.reader().count("message");
    if (!nodes.reader().start() || !until([&] { return nodes.reader().count("message") > messages; }))
        stop("the reader did not come back");
    const int64_t began = moment();
    if (!until([&] { return nodes.reader().wholeFiles() == before + count; }, transferMs)) stop("files did not come");
    return megabytesPerSecond(bytes, moment() - began);
}

} // namespace

Figures files(const Options& options) {
    PairOfNodes nodes;
    const QTemporaryDir folder;
    test::SeededRandom random(5);
    const uint64_t bytes = options.full ? bytesFull : bytesUsual;
    const int count = options.full ? smallFull : smallUsual;
    Large large;
    for (int round = 0; round < roundsUsual; ++round) oneRound(nodes, bytes, folder, random, large);
    const double rate = median(large.rates);
    const double growth = *std::max_element(large.growths.begin(), large.growths.end());
    const double small = manySmall(nodes, count, folder, random);
    const std::string megabytes = std::to_string(bytes / mebibyte) + " MiB";
    const std::string each = "median of " + std::to_string(roundsUsual) + ", " + nodes.place();
    const double kept = median(large.rawKept), byThreads = median(large.rawByThreads);
    Figures all{
        {megabytes + ", AEAD over a bare TCP connection", median(large.raw), "MB/s", 0, "", each},
        {"the same, each chunk hashed, and kept with one fsync", kept, "MB/s", 0, "", ""},
        {"that with a thread for each", byThreads, "MB/s", byThreads / median(large.raw), "AEAD over bare TCP", ""},
        {megabytes + ", one file fetched", rate, "MB/s", rate / median(large.raw), "AEAD over bare TCP", "",
         ratioAtLeast(timesRawMin)},
        {"the same", rate, "MB/s", rate / kept, "AEAD over bare TCP, hashed and kept", ""},
        {"the same", rate, "MB/s", rate / byThreads, "that with a thread for each", ""},
        {"processor of AEAD over bare TCP, both ends, a GiB", median(large.rawSeconds), "s", 0, "", ""},
        {"of who sends one file, a GiB", median(large.senderSeconds), "s", 0, "", ""},
        {"of who fetches it, a GiB", median(large.readerSeconds), "s", 0, "", ""},
        {"peak memory gained by either process, worst round", growth, "MB", 0, "", "", valueAtMost(peakGrowthMbMax)},
        {std::to_string(count) + " files of 1-64 KiB fetched", small, "MB/s", small / rate, "one file", "",
         ratioAtLeast(timesOneFileMin)}};
    if (nodes.network() != nullptr && hasSyncthing()) {
        const double rival = megabytesPerSecond(bytes, moveBySyncthing(nodes, bytes));
        all.push_back({megabytes + " by Syncthing", rival, "MB/s", 0, "", "from its first write on"});
        all.push_back({megabytes + ", one file fetched", rate, "MB/s", rate / rival, "Syncthing", "",
                       ratioAtLeast(timesSyncthingMin)});
    }
    return all;
}

} // namespace ieum::bench
