// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Messages that were composed and of which no byte has left: they are not events yet, so they may still be dropped or
// re-keyed. Survives everything that a commit survives.
#pragma once

#include "room/records.h"
#include "store/connection.h"

namespace ieum::store {

/// `kind` of a message; what is done to one has the number of its room::ChangeKind.
constexpr uint8_t outboxMessage = 2;

struct OutboxRecord {
    MessageId id;
    RoomId room;
    Bytes body; ///< the encoded content, not yet sealed
    int64_t writtenMs = 0;
    std::string text;
    std::vector<room::FileLink> files;
    uint8_t kind = outboxMessage;
};

class OutboxStore {
  public:
    explicit OutboxStore(Connection& connection) : m_connection(&connection) {}

    /// At the end. Error: Constraint when the id is there already.
    Done put(const OutboxRecord& record);
    /// In the order of `put`.
    Result<std::vector<OutboxRecord>> list(const RoomId& room);
    Result<std::vector<OutboxRecord>> all();
    /// Another body and text for what is there; its place stays.
    Done reword(const MessageId& id, const Bytes& body, std::string_view text);
    /// It has left.
    Done remove(const MessageId& id);
    /// It never leaves: its attachments go as well, and their names.
    Done drop(const RoomId& room, const MessageId& id);
    Result<uint64_t> count();

  private:
    Connection* m_connection;
};

} // namespace ieum::store
