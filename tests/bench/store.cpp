// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "bench/bench.h"
#include "bench/korean_text.h"
#include "crypto/system_random.h"
#include "store/message_store.h"
#include "store/schema.h"
#include "store/timeline_store.h"

#include <QTemporaryDir>

// What encryption costs: messages saved in groups of 100 (one fsync each), and the whole room read again after a fresh
// open, with AEGIS, with ChaCha20 and with none.
namespace ieum::bench {
namespace {

using namespace ieum::store;

constexpr uint32_t messageCount = 20'000;
constexpr uint32_t groupSize = 100;

struct Times {
    double insertsPerSecond = 0;
    double readsPerSecond = 0;
};

Times measure(Cipher cipher, bool encrypted) {
    const QTemporaryDir folder;
    crypto::SystemRandom random;
    const auto key = crypto::Key::random(random);
    OpenOptions options;
    options.path = folder.filePath("ieum.db").toStdString();
    options.key = encrypted ? &key : nullptr;
    options.cipher = cipher;
    options.create = true;
    KoreanText text(7);
    std::vector<room::MessageRecord> messages;
    for (uint32_t i = 0; i < messageCount; ++i) messages.push_back(messageOf(i, text.sentence()));
    Times times;
    {
        auto connection = Connection::open(options);
        if (!connection || !migrate(**connection, random)) stop("no database");
        TimelineStore rooms(**connection);
        const double ms = medianMs(1, [&] {
            for (uint32_t i = 0; i < messageCount; i += groupSize) {
                if (!(*connection)->begin()) stop("no transaction");
                for (uint32_t j = i; j < i + groupSize; ++j) {
                    if (!rooms.saveMessage(messages[j])) stop("a message was refused");
                }
                if (!(*connection)->commit()) stop("a commit was refused");
            }
        });
        times.insertsPerSecond = messageCount / ms * 1000;
    }
    const double ms = medianMs(5, [&] {
        auto connection = Connection::open(options);
        if (!connection) stop("no database");
        const auto all = MessageStore(**connection).page(messages[0].room, messageCount);
        if (!all || all->size() != messageCount) stop("messages are missing");
    });
    times.readsPerSecond = messageCount / ms * 1000;
    return times;
}

} // namespace

Figures store(const Options&) {
    const Times none = measure(Cipher::Aegis, false);
    Figures figures{{"inserts, no encryption", none.insertsPerSecond, "per second", 0, "", ""},
                    {"reads, no encryption", none.readsPerSecond, "per second", 0, "", ""}};
    for (const auto& [name, cipher] : {std::pair("aegis", Cipher::Aegis), std::pair("chacha20", Cipher::ChaCha20)}) {
        const Times times = measure(cipher, true);
        figures.push_back({std::string("inserts, ") + name, times.insertsPerSecond, "per second",
                           times.insertsPerSecond / none.insertsPerSecond, "of no encryption", ""});
        figures.push_back({std::string("reads, ") + name, times.readsPerSecond, "per second",
                           times.readsPerSecond / none.readsPerSecond, "of no encryption", ""});
    }
    return figures;
}

} // namespace ieum::bench
