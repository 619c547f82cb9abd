// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Epoch slices: asks the other side for ours out of a table and checks the proof, and answers the same question from
// the tables that we have. A few hundred bytes each; nobody needs a key to serve them.
#pragma once

#include "sync/context.h"

namespace ieum::sync {

class SliceExchange {
  public:
    explicit SliceExchange(Context& context) : m_at(context) {}

    void ask(const AskSlices& ask);
    void onAsk(const wire::SliceAsk& ask);
    void loaded(const SlicesLoaded& loaded);
    void onGive(const wire::SliceGive& give);
    void stopped(uint64_t tag) { miss(tag); }
    /// The session ends.
    void missAll() { miss(std::nullopt); }
    std::optional<SteadyMs> deadline() const;
    void tick();

  private:
    struct Key {
        uint64_t tag = 0;
        ChunkId table;
        room::SlicePrefix prefix;
        auto operator<=>(const Key&) const = default;
    };
    struct Asked {
        RoomId room;
        room::SliceTableId from;
        SteadyMs due;
        bool missed = false; ///< the owner was told that it will not come; when it does, all the better
    };
    std::optional<Key> readKey(uint64_t tag, const std::string& table, const std::string& prefix);
    std::optional<std::vector<room::Slice>> readLeaves(const wire::SliceGive& give, const Key& key,
                                                       const room::SliceTableId& from);
    void miss(std::optional<uint64_t> tag);

    Context& m_at;
    std::map<Key, Asked> m_asked;
    std::map<Key, RoomId> m_serving;
};

} // namespace ieum::sync
