// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// A bundle of a few made-up feeds of two rooms, on the real file system.
#pragma once

#include "feed/chain.h"
#include "support/real_files.h"
#include "sync/bundle_reader.h"
#include "sync/limits.h"
#include "sync/range_parts.h"

#include <QTemporaryDir>

namespace ieum::sync::testing {

inline crypto::Key sessionOf(char room) {
    crypto::Key key;
    std::fill(key.bytes().begin(), key.bytes().end(), static_cast<std::byte>(room));
    return key;
}
inline RoomId roomOfABundle(char room) { return *RoomId::fromHexText(std::string(64, room)); }
inline std::vector<BundleRoom> bundleRooms(const char* names) {
    std::vector<BundleRoom> rooms;
    for (; *names != 0; ++names) rooms.push_back({roomOfABundle(*names), sessionOf(*names)});
    return rooms;
}

inline feed::Range rangeOfABundle(uint64_t seed, size_t events, size_t bytes = 100) {
    return feed::writeRange(feed::test::feedKey(seed), feed::Kind::Content, {},
                            feed::test::draftsOf(std::vector<size_t>(events, bytes)));
}

/// One for each signature.
inline std::vector<BundleUnit> unitsOf(char room, const feed::Range& range) {
    std::vector<BundleUnit> units;
    bool isFirst = true;
    for (wire::RangePart& part : partsOf(range)) {
        part.set_feed(wire::fieldOf(range.feed));
        if (isFirst) {
            const auto at = static_cast<size_t>(part.first_seq() - range.firstSeq());
            part.set_previous(wire::fieldOf(range.events.at(at).header.previous));
            units.push_back({roomOfABundle(room), {}});
        }
        isFirst = !part.signature().empty();
        *units.back().records.emplace_back().mutable_range() = std::move(part);
    }
    return units;
}

struct Desk {
    Desk() : key(std::make_shared<crypto::SigningKey>(feed::test::feedKey(99))) {}

    QTemporaryDir folder;
    test::RealFiles files;
    std::shared_ptr<const crypto::SigningKey> key;

    std::string path(const char* name) const { return folder.filePath(name).toStdString(); }
    BundleWriter writer(const char* name, uint64_t splitBytes = 0, uint64_t seed = 1) {
        test::SeededRandom random(seed);
        return {files,
                {path(name), splitBytes, random.make<BundleId>(), key->publicAs<DeviceId>(), key, 1'000},
                bundleRooms("ab")};
    }
    struct Read {
        std::vector<BundleItem> items;
        BundleAccount account;
        /// Events of ranges that verify from the beginning of their feeds.
        size_t events = 0;
        template <class What> size_t count() const {
            return static_cast<size_t>(std::count_if(items.begin(), items.end(), [](const BundleItem& item) {
                return std::holds_alternative<What>(item.what);
            }));
        }
    };
    Result<Read> read(const std::string& path, const std::vector<BundleRoom>& rooms, size_t step = 64 * 1024) const {
        auto reader = BundleReader::open(files, path, rooms);
        if (!reader) return passOn(reader);
        Read all;
        std::map<FeedId, feed::Head> heads;
        while (!reader->isThrough()) {
            auto items = reader->next(step);
            if (!items) return passOn(items);
            for (BundleItem& item : *items) {
                if (auto* range = std::get_if<StoreRange>(&item.what)) {
                    feed::Head& head = heads[range->feed];
                    const auto verified = feed::verifyRange(range->feed, head, range->firstSeq, range->events);
                    if (verified) {
                        head = verified->head();
                        all.events += verified->events.size();
                    }
                }
                all.items.push_back(std::move(item));
            }
        }
        all.account = reader->account();
        return all;
    }
};

} // namespace ieum::sync::testing
