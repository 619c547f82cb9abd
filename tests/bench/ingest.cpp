// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "bench/bench.h"
#include "bench/conversation.h"
#include "crypto/system_random.h"
#include "store/feed_store.h"
#include "store/message_store.h"
#include "store/place_store.h"
#include "store/room_store.h"
#include "store/schema.h"
#include "store/search_index.h"
#include "store/timeline_store.h"

#include <QTemporaryDir>

// Somebody comes back to a group of eight that has talked all the time: ranges are verified, bodies opened, messages
// placed, stored and indexed for search in an encrypted profile on the disk. One transaction for each round of answers
// (2 MiB), as the engine makes them, with an fsync each (synchronous=FULL). The rival is the verification of one
// signature per event, which is what a messenger without ranges would do before anything else.
namespace ieum::bench {
namespace {

using namespace ieum::store;

constexpr size_t talkers = 8;

class Reader {
  public:
    Reader() : m_self(7) {
        OpenOptions options;
        options.path = m_folder.filePath("ieum.db").toStdString();
        options.key = &m_key;
        options.cipher = bestCipher();
        options.create = true;
        auto opened = Connection::open(options);
        if (!opened || !migrate(**opened, m_random)) stop("no database");
        m_connection = std::move(*opened);
        m_feeds.emplace(*m_connection);
        m_rooms.emplace(*m_connection);
        m_timeline.emplace(*m_connection);
        m_places.emplace(*m_connection);
    }
    const feed::DeviceCertificate& certificate() const { return m_self.self.certificate; }
    void enter(room::RoomRecord record) {
        commit([&] {
            if (!m_rooms->saveRoom(record)) stop("no room");
            auto made = room::Room::load(std::move(record), m_self.self,
                                         {*m_feeds, *m_rooms, *m_timeline, *m_places, m_random});
            if (!made || !(*made)->begin(Conversation::now(), {}, {})) stop("no room");
            m_room = std::move(*made);
        });
    }
    /// One transaction. How many messages came.
    size_t take(std::vector<Answer>& answers, Now now) {
        size_t messages = 0;
        commit([&] {
            for (Answer& answer : answers) {
                const auto head = m_feeds->head(answer.feed);
                if (!head) stop("no head");
                const auto range = feed::verifyRange(answer.feed, *head, answer.firstSeq, std::move(answer.events));
                if (!range) stop("a range was refused");
                const auto absorbed = m_room->absorb(*range, now);
                if (!absorbed) stop("a range was not absorbed");
                messages += absorbed->messages.size();
            }
        });
        return messages;
    }
    size_t found(const std::string& text, uint32_t limit) {
        SearchQuery query;
        query.text = text;
        query.limit = limit;
        const auto hits = SearchIndex(*m_connection).search(query);
        if (!hits) stop("no search");
        return hits->size();
    }

  private:
    void commit(const std::function<void()>& work) {
        if (!m_connection->begin()) stop("no transaction");
        work();
        if (!m_connection->commit()) stop("no commit");
    }

    QTemporaryDir m_folder;
    crypto::SystemRandom m_random;
    crypto::Key m_key = crypto::Key::random(m_random);
    Talker m_self;
    std::unique_ptr<Connection> m_connection;
    std::optional<FeedStore> m_feeds;
    std::optional<RoomStore> m_rooms;
    std::optional<TimelineStore> m_timeline;
    std::optional<PlaceStore> m_places;
    std::unique_ptr<room::Room> m_room;
};

} // namespace

Figures ingest(const Options& options) {
    constexpr size_t piece = 50'000;
    const size_t count = options.full ? 1'000'000 : 100'000;
    Reader reader;
    Conversation conversation(talkers, reader.certificate());
    reader.enter(conversation.record());
    for (Answer& answer : conversation.beginning()) {
        std::vector<Answer> alone;
        alone.push_back(std::move(answer));
        (void)reader.take(alone, Conversation::now());
    }
    const Now later{{Conversation::now().wall.ms + int64_t{400} * 24 * 60 * 60 * 1000}, {1}};
    Spent taking;
    Spent verifying;
    size_t messages = 0;
    for (size_t done = 0; done < count; done += piece) {
        auto rounds = conversation.next(piece);
        taking += timeOf([&] {
            for (auto& answers : rounds) messages += reader.take(answers, later);
        });
        verifying += timeOfSignatures(piece / 10); // in turns: whatever else the machine does troubles both
    }
    if (messages != count) stop("messages are missing");
    if (reader.found("결제", 50) != 50) stop("the search does not find them");
    const auto all = static_cast<double>(count);
    const double rate = all / taking.seconds;
    const double each = all / 10 / verifying.seconds;
    return {{"messages verified, opened, stored and indexed", rate, "per second", rate / each,
             "verifying a signature each", std::to_string(count) + " messages", ratioAtLeast(4)},
            {"  counting CPU only, not the disk", all / taking.cpuSeconds, "per second",
             verifying.cpuSeconds * 10 / taking.cpuSeconds, "verifying a signature each", ""},
            {"  a million of them would take", 1e6 / rate, "s", 0, "", "the design says 20 s on its machine"},
            {"signatures verified one by one", each, "per second", 0, "", ""}};
}

} // namespace ieum::bench
