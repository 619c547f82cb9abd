// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// People with rooms, and the folder of a replica, as the tests of the depot need them.
#pragma once

#include "base/writer.h"
#include "replica/data_folder.h"
#include "replica/town.h"
#include "store/chunk_files.h"
#include "store/real_files.h"
#include "vault/seal.h"

#include <QTemporaryDir>
#include <QtTest>

namespace ieum::replica::test {

/// A new feed in the room, admitted by the room's depot key.
inline FeedId admittedFeed(Owner& owner, const std::string& room, feed::Kind kind = feed::Kind::Content) {
    const FeedId feed = owner.openFeed(room, kind);
    const std::array kindByte{static_cast<std::byte>(kind)};
    owner.feeds.at(feed).admission =
        owner.offerOf(room).depotKey->sign("ieum feed admission v1", {feed.view(), kindByte});
    return feed;
}
inline ReplicaTag tagOf(const std::string& room) { return sync::testing::replicaTagOf(room); }

/// A receipt as its device signs it.
inline sync::ReceiptRecord receiptOf(const Owner& owner, const FeedId& feed, uint64_t counter) {
    const Bytes place = Writer().u64(counter).take();
    sync::ReceiptRecord receipt{feed, counter, Bytes(80, std::byte{9}), {}, 0};
    receipt.signature = owner.feeds.at(feed).key->sign("ieum receipt v1", {place, receipt.sealed.bytes()});
    return receipt;
}

inline Bytes tokenOf() { return Bytes(16, std::byte{0x5a}); }
inline DepotOptions options() {
    DepotOptions made;
    made.admission.token = tokenOf();
    return made;
}

/// A data folder on the disk, opened and reopened.
struct Disk {
    QTemporaryDir folder;
    store::RealFiles files;
    Dice dice{11};
    std::unique_ptr<SqliteBackend> backend;
    store::ChunkFiles chunks{chunksFolder(path()), files};

    Disk() { open(); }
    std::string path() const { return folder.path().toStdString(); }
    void open() {
        backend.reset();
        auto data = openDataFolder(path(), false, files, dice);
        if (!data) qFatal("no data folder: %d %d", int(data.error().folder), int(data.error().code));
        backend = std::move(data->backend);
    }
    uint64_t seqOf(const std::string& room, const FeedId& feed) const {
        const auto known = backend->feed(tagOf(room), feed);
        return known && *known ? (*known)->head.seq : 0;
    }
};

} // namespace ieum::replica::test
