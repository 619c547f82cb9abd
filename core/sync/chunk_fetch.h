// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Fetching chunks of files from the other side, checked against their ids, a few at a time.
#pragma once

#include "crypto/hash.h"
#include "sync/context.h"

#include <deque>

namespace ieum::sync {

class ChunkFetch {
  public:
    explicit ChunkFetch(Context& context) : m_at(context) {}

    void fetch(const FetchChunks& fetch);
    void onPart(const wire::ChunkPart& part);
    void stopped(uint64_t tag);
    /// The other side is alive, though chunks have to wait.
    void noteLife() { m_lastSign = m_at.now; }
    void ask();
    /// The session ends.
    void missAll();
    std::optional<SteadyMs> deadline() const;
    void tick();

  private:
    struct Key {
        uint64_t tag = 0;
        ChunkId id;
        auto operator<=>(const Key&) const = default;
    };
    struct Queued {
        Key key;
        RoomId room; ///< by which the owner knows it, even after the room went
        bool prompt = false;
    };
    struct Coming {
        RoomId room;
        Bytes bytes;
        crypto::Blake2b256 hash; ///< of these: the rest of a chunk is still on its way while its beginning is hashed
        uint32_t total = 0;
        bool missed = false; ///< the owner was told that it will not come; when it does, all the better
    };
    bool accept(Coming& coming, const wire::ChunkPart& part);
    void isBad(const Key& key);
    void finish(const Key& key);
    /// Reports what is wanted, of one room or of all.
    void miss(std::optional<uint64_t> tag);
    bool isWaiting() const;

    Context& m_at;
    std::deque<Queued> m_queue;
    std::map<Key, Coming> m_coming;
    size_t m_bad = 0; ///< chunks that came and were not what their names say
    SteadyMs m_lastSign{};
    SteadyMs m_lastEnd{};
};

} // namespace ieum::sync
