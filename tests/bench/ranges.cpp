// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "bench/bench.h"
#include "feed/writer.h"
#include "support/seeded_random.h"

// What one signature for 255 events saves: a million events of 120 bytes, rebuilt, chained, hashed and verified as they
// come from a peer, against the same with a signature on each event.
namespace ieum::bench {
namespace {

constexpr size_t bodyBytes = 120;
constexpr size_t eventsPerPiece = 62'500;

std::vector<feed::ReceivedEvent> travelling(feed::Range range) {
    std::vector<feed::ReceivedEvent> received;
    received.reserve(range.events.size());
    for (feed::Event& event : range.events) {
        const feed::Header& header = event.header;
        received.push_back({static_cast<uint8_t>(header.kind), header.flags, header.hlc, header.epoch,
                            std::move(event.body), event.signature});
    }
    return received;
}

class Author {
  public:
    feed::Range write(size_t count) {
        std::vector<feed::Draft> drafts;
        for (size_t i = 0; i < count; ++i) drafts.push_back({0, {++m_hlc}, {}, m_random.bytes(bodyBytes)});
        return feed::writeRange(m_key, feed::Kind::Content, m_head, std::move(drafts));
    }
    /// Seconds that a reader takes for the next `count` events.
    Spent read(size_t count, bool signsEach) {
        feed::Range range = write(count);
        if (signsEach) {
            for (feed::Event& event : range.events) event.signature = feed::signEvent(m_key, event.id);
        }
        const feed::Head end = range.head();
        auto received = travelling(std::move(range));
        const Spent spent = timeOf([&] {
            const auto verified =
                feed::verifyRange(m_key.publicAs<FeedId>(), m_head, m_head.seq + 1, std::move(received));
            if (!verified || verified->events.size() != count) stop("a range was refused");
        });
        m_head = end;
        return spent;
    }

  private:
    struct Source : test::SeededRandom {
        using SeededRandom::SeededRandom;
        Bytes bytes(size_t count) {
            Bytes made(count);
            SeededRandom::fill(made);
            return made;
        }
    };
    Source m_random{1};
    crypto::SigningKey m_key = crypto::SigningKey::generate(m_random);
    feed::Head m_head;
    uint64_t m_hlc = 0;
};

} // namespace

Spent timeOfSignatures(size_t count) { return Author().read(count, true); }

Figures ranges(const Options&) {
    constexpr size_t count = 1'000'000;
    constexpr size_t signedCount = 20'000;
    Author author;
    Spent inRanges;
    for (size_t done = 0; done < count; done += eventsPerPiece) inRanges += author.read(eventsPerPiece, false);
    const double rate = count / inRanges.cpuSeconds;
    const double each = signedCount / timeOfSignatures(signedCount).cpuSeconds;
    return {{"events authenticated by ranges", rate, "per second", rate / each, "a signature on each",
             "per second of CPU", ratioAtLeast(60)},
            {"events authenticated one by one", each, "per second", 0, "", ""}};
}

} // namespace ieum::bench
