// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// A database in a folder of its own, and made-up contents with real signatures.
#pragma once

#include "crypto/init.h"
#include "crypto/sign.h"
#include "feed/range.h"
#include "room/records.h"
#include "store/connection.h"
#include "store/real_files.h"
#include "store/schema.h"

#include <QTemporaryDir>
#include <QtTest>

namespace ieum::store::test {

/// The same bytes every time.
class CountingRandom : public Random {
  public:
    void fill(MutableByteView bytes) override {
        for (auto& byte : bytes) byte = static_cast<std::byte>((m_next++ * 167 + 13) >> 3);
    }

  private:
    uint32_t m_next = 1;
};

template <class Id> Id idOf(uint8_t number) {
    Id id;
    id.value.fill(static_cast<std::byte>(number));
    return id;
}

inline crypto::Key keyOf(uint8_t number) {
    crypto::Key key;
    for (auto& byte : key.bytes()) byte = static_cast<std::byte>(number);
    return key;
}

struct Disk {
    QTemporaryDir folder;
    crypto::Key key = keyOf(7);
    Cipher cipher = bestCipher();
    CountingRandom random;

    std::string path(const char* name = "ieum.db") const { return folder.filePath(name).toStdString(); }
    Result<std::unique_ptr<Connection>> open(bool readOnly = false) const {
        OpenOptions options;
        options.path = path();
        options.key = &key;
        options.cipher = cipher;
        options.readOnly = readOnly;
        options.create = !readOnly;
        return Connection::open(options);
    }
    /// Open and with all tables.
    std::unique_ptr<Connection> make() {
        auto connection = open();
        if (!connection || !migrate(**connection, random)) return nullptr;
        return std::move(*connection);
    }
    Bytes bytes(const char* name = "ieum.db") const {
        return RealFiles().read(path(name), 1ULL << 32).value_or(Bytes());
    }
    bool write(const char* name, ByteView bytes) const {
        return RealFiles().writeDurably(path(name), bytes).has_value();
    }
};

/// `count` events after `known`; every `signEvery`-th and the last one are signed.
inline feed::Range rangeOf(const crypto::SigningKey& feedKey, feed::Head known, size_t count, size_t signEvery = 256,
                           size_t bodyBytes = 40, feed::Kind kind = feed::Kind::Content) {
    feed::Range range;
    range.feed = feedKey.publicAs<FeedId>();
    range.kind = kind;
    for (size_t i = 0; i < count; ++i) {
        feed::Event event;
        event.body.assign(bodyBytes, static_cast<std::byte>(known.seq + i));
        event.header.kind = kind;
        event.header.bodyBytes = static_cast<uint32_t>(bodyBytes);
        event.header.seq = known.seq + i + 1;
        event.header.hlc = {(known.seq + i + 1) << 16};
        event.header.feed = range.feed;
        event.header.previous = i == 0 ? known.id : range.events.back().id;
        event.header.bodyHash = feed::bodyHashOf(event.body);
        event.id = feed::idOf(event.header);
        if ((i + 1) % signEvery == 0 || i + 1 == count) event.signature = feed::signEvent(feedKey, event.id);
        range.events.push_back(std::move(event));
    }
    return range;
}

/// Message `number` of a feed, one second apart.
inline room::MessageRecord messageOf(uint32_t number, std::string text, const RoomId& inRoom = idOf<RoomId>(1),
                                     const FeedId& feed = idOf<FeedId>(2)) {
    room::MessageRecord message;
    for (size_t i = 0; i < 4; ++i) message.id.value[i] = static_cast<std::byte>(number >> (8 * i));
    message.id.value[5] = feed.value[0];
    message.room = inRoom;
    message.timeMs = 1'700'000'000'000 + int64_t{number} * 1000;
    message.key = {static_cast<uint64_t>(message.timeMs) << 16, feed, number};
    message.author = idOf<PersonId>(3);
    message.device = idOf<DeviceId>(4);
    message.text = std::move(text);
    return message;
}

inline room::FileLink fileOf(uint8_t number, std::string name, uint64_t sizeBytes = 1000) {
    return {idOf<FileId>(number), keyOf(number), std::move(name), sizeBytes};
}

inline bool contains(ByteView bytes, std::string_view text) {
    return textOf(bytes).find(text) != std::string_view::npos;
}

/// For a test's first lines: fails with where and which code.
#define REQUIRE(result)                                                                                                \
    do {                                                                                                               \
        const auto& got_ = (result);                                                                                   \
        QVERIFY2(got_.has_value(), got_ ? ""                                                                           \
                                        : qPrintable(QString("%1:%2 code %3 number %4")                                \
                                                         .arg(got_.error().file)                                       \
                                                         .arg(got_.error().line)                                       \
                                                         .arg(got_.error().code)                                       \
                                                         .arg(got_.error().number)));                                  \
    } while (false)
#define REQUIRE_ERROR(result, wanted)                                                                                  \
    do {                                                                                                               \
        const auto& got_ = (result);                                                                                   \
        QVERIFY(!got_.has_value());                                                                                    \
        QVERIFY2(got_.error().is(wanted), qPrintable(QString("code %1").arg(got_.error().code)));                      \
    } while (false)

} // namespace ieum::store::test
