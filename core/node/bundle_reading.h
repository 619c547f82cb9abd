// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Bundles on their way into the profile: the pool opens a piece of a file, the engine takes it in, and when that is
// durable the next piece follows. What was taken stays when a later piece fails. A bundle that brings the room of an
// invitation is read once more, for what it holds of that room. Held by whoever has the next step; answers once.
#pragma once

#include "node/parts.h"
#include "sync/bundle_reader.h"

#include <deque>

namespace ieum::node {

class BundleReading : public std::enable_shared_from_this<BundleReading> {
  public:
    BundleReading(Parts& parts, Asked<ReadBundle> asked) : m_parts(parts), m_asked(std::move(asked)) {}

    /// Answers with the errors of BundleReader::open, NotForUs, those of the store.
    void begin();

  private:
    struct Part {
        std::string path;
        sync::BundlePreamble preamble;
        sync::BundleAccount account;
    };
    using Opened = Result<std::vector<Part>>;
    static Opened look(const Files& files, const std::vector<std::string>& paths);

    void openNext();
    void readOn();
    void take(const Result<std::vector<sync::BundleItem>>& items);
    void partEnded();
    void finish();
    /// After the commit of this batch; when there is none, whoever asked is told.
    void whenDurable(void (BundleReading::*next)());
    void fall(const Error& why);

    Done take(const sync::BundleItem& item, Now now);
    Done take(const RoomId& room, const sync::BundleHas& has);
    Done take(sync::StoreRange range, Now now);
    Done take(const sync::StoreReceipt& receipt, Now now);
    Done take(const sync::ChunkArrived& chunk, Now now);
    /// Whose device it was; nullptr when it is no member's, as things stand.
    const room::Member* writerOf(const RoomId& room) const;
    /// Without what is here already; nothing: it all is.
    Result<std::optional<sync::StoreRange>> trimmed(sync::StoreRange range);

    Parts& m_parts;
    Asked<ReadBundle> m_asked;
    std::vector<Part> m_all;
    size_t m_next = 0;
    std::optional<sync::BundleReader> m_reader;
    size_t m_roomsKnown = 0;
    std::map<RoomId, sync::BundleBy> m_by; ///< who says that he wrote what is being read
    std::set<RoomId> m_rooms;
    BundleRead m_read;
};

} // namespace ieum::node
