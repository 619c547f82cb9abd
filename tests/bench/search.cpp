// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "bench/bench.h"
#include "bench/korean_text.h"
#include "crypto/system_random.h"
#include "store/schema.h"
#include "store/search_index.h"
#include "store/timeline_store.h"

#include <QElapsedTimer>
#include <QTemporaryDir>

// 100,000 messages in an encrypted profile: the first 50 hits of one, two and three syllables, of a word that is not
// there and of two words, against a scan with LIKE and against FTS5's own tokenizer, which misses what stands inside a
// word. The rivals give row numbers only, ours whole messages with their files; a scan stops early when the word is
// common.
namespace ieum::bench {
namespace {

using namespace ieum::store;

constexpr uint32_t messageCount = 100'000;
constexpr int rounds = 9;

std::unique_ptr<Connection> makeProfile(const QTemporaryDir& folder, double& seconds) {
    crypto::SystemRandom random;
    const auto key = crypto::Key::random(random);
    OpenOptions options;
    options.path = folder.filePath("ieum.db").toStdString();
    options.key = &key;
    options.cipher = bestCipher();
    options.create = true;
    auto connection = Connection::open(options);
    if (!connection || !migrate(**connection, random)) stop("no database");
    if (!(*connection)->execute("CREATE VIRTUAL TABLE rival USING fts5(text, content='', tokenize='unicode61')")) {
        stop("no rival");
    }
    KoreanText text(42);
    TimelineStore rooms(**connection);
    int64_t spentNs = 0;
    for (uint32_t i = 0; i < messageCount; i += 1000) {
        std::vector<std::string> sentences;
        sentences.reserve(1000);
        for (int j = 0; j < 1000; ++j) sentences.push_back(text.sentence());
        QElapsedTimer timer;
        timer.start();
        if (!(*connection)->begin()) stop("no transaction");
        for (uint32_t j = 0; j < 1000; ++j) {
            if (!rooms.saveMessage(messageOf(i + j, sentences[j]))) stop("a message was refused");
        }
        if (!(*connection)->commit()) stop("a commit was refused");
        spentNs += timer.nsecsElapsed();
    }
    seconds = static_cast<double>(spentNs) / 1e9;
    if (!(*connection)->execute("INSERT INTO rival(rowid, text) SELECT key, text FROM message")) stop("no rival");
    return std::move(*connection);
}

size_t rowsOf(Connection& connection, const char* sql, const std::string& parameter) {
    auto statement = connection.prepare(sql);
    if (!statement) stop("a query was refused");
    const auto rows = statement->bind(parameter).all([](Statement& row) { return row.number(0); });
    if (!rows) stop("a query failed");
    return rows->size();
}

void compare(Connection& connection, const std::string& name, const std::string& word, Figures& figures) {
    SearchQuery query;
    query.text = word;
    size_t found = 0;
    const double ours = medianMs(rounds, [&] {
        const auto hits = SearchIndex(connection).search(query);
        if (!hits) stop("a search failed");
        found = hits->size();
    });
    size_t scanned = 0;
    const double scan = medianMs(3, [&] {
        scanned = rowsOf(connection, "SELECT key FROM message WHERE text LIKE ?1 ORDER BY key DESC LIMIT 50",
                         "%" + word + "%");
    });
    size_t matched = 0;
    const double rival = medianMs(rounds, [&] {
        matched = rowsOf(connection, "SELECT rowid FROM rival WHERE rival MATCH ?1 ORDER BY rowid DESC LIMIT 50",
                         "\"" + word + "\"");
    });
    query.limit = messageCount;
    const auto all = SearchIndex(connection).search(query);
    const auto total = rowsOf(connection, "SELECT key FROM message WHERE text LIKE ?1", "%" + word + "%");
    const auto rivalTotal = rowsOf(connection, "SELECT rowid FROM rival WHERE rival MATCH ?1", "\"" + word + "\"");
    const auto note = [](size_t first, size_t of) { return std::to_string(first) + " shown of " + std::to_string(of); };
    figures.push_back({name, ours, "ms", scan / ours, "LIKE's speed", note(found, all ? all->size() : 0)});
    figures.push_back({name + ", LIKE (rows only)", scan, "ms", 0, "", note(scanned, total)});
    figures.push_back({name + ", unicode61 (rows only)", rival, "ms", 0, "", note(matched, rivalTotal)});
}

} // namespace

Figures search(const Options&) {
    const QTemporaryDir folder;
    double seconds = 0;
    const auto connection = makeProfile(folder, seconds);
    Figures figures;
    figures.push_back({"messages saved and indexed", messageCount / seconds, "per second", 0, "", ""});
    compare(*connection, "one syllable 료", "료", figures);
    compare(*connection, "two syllables 결제", "결제", figures);
    compare(*connection, "three syllables 회의자", "회의자", figures);
    compare(*connection, "rare: 의자료를", "의자료를", figures);
    compare(*connection, "not there: 쿷쮏", "쿷쮏", figures);
    return figures;
}

} // namespace ieum::bench
