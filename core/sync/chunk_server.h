// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Answers the other side's wishes for chunks, and carries the questions who has which.
#pragma once

#include "sync/context.h"

namespace ieum::sync {

class ChunkServer {
  public:
    explicit ChunkServer(Context& context) : m_at(context) {}

    void onWant(const wire::ChunkWant& want);
    void loaded(const ChunkLoaded& loaded);
    void ask(const AskChunks& ask);
    void tell(const TellChunks& tell);
    void onAsk(const wire::ChunkAsk& ask);
    void onHave(const wire::ChunkHave& have);

  private:
    using Ids = google::protobuf::RepeatedPtrField<std::string>;
    std::optional<std::vector<ChunkId>> readIds(const Ids& from, size_t max);
    SharedRoom* fullRoom(const RoomId& room);
    /// How an answer goes: under which tag, and behind what.
    struct Way {
        uint64_t tag = 0;
        Lane lane = Lane::Files;
    };
    void sendMissing(const Way& way, const ChunkId& id);
    void sendParts(const Way& way, const ChunkId& id, ByteView bytes);

    Context& m_at;
    std::map<std::pair<RoomId, ChunkId>, Way> m_loading;
};

} // namespace ieum::sync
