// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Builds what people see out of what is stored and who is connected: rooms, messages with their states, files, members,
// paths. Reads only.
#pragma once

#include "node/conversations.h"
#include "node/copy_states.h"
#include "node/later.h"
#include "node/outbox.h"
#include "node/replicas.h"

namespace ieum::node {

class RowMaker {
  public:
    RowMaker(World& world, RoomSet& rooms, const FileFetcher& fetcher, const Conversations& conversations,
             const Replicas& replicas, const Restoration& restoration, Outbox& outbox, const Later& later)
        : m_world(world), m_rooms(rooms), m_fetcher(fetcher), m_conversations(conversations), m_replicas(replicas),
          m_restoration(restoration), m_outbox(outbox), m_later(later), m_startedMs(world.clock.now().wall.ms) {}

    /// `withCounts`: how many messages each has, which takes as long as there are messages.
    Result<std::vector<RoomRow>> rooms(bool withCounts);
    Result<RoomRow> room(const room::Room& room, bool withCounts = true);
    Result<std::vector<MemberRow>> members(const room::Room& room);
    Result<MessageRow> message(const room::MessageRecord& record);
    /// A page of the timeline; `withOutbox`: and what waits below it.
    Result<std::vector<MessageRow>> messages(const RoomId& room, const std::vector<room::MessageRecord>& records,
                                             bool withOutbox);
    Result<FileRow> file(const FileId& file);
    Result<std::vector<FileRow>> files(const RoomId& room);
    /// `room`: of the entry; nullptr when it is not here.
    Result<FileRow> fileRow(const store::FileEntry& entry, const room::Room* room);
    Result<StatusRow> status();
    struct Author {
        std::string name;         ///< a member's, or an imported author's
        std::string importedName; ///< of a member whom somebody here said to be an imported author; "": else
    };
    Author authorOf(const room::MessageRecord& record) const;

  private:
    /// Read once a page.
    Result<CopyStates> statesOf(const room::Room& room);
    Result<MessageRow> messageRow(const room::Room& room, const room::MessageRecord& record, const CopyStates& states);
    Result<MessageRow> outboxRow(const room::Room& room, const store::OutboxRecord& record);
    Done addReply(const RoomId& room, const MessageId& replyTo, MessageRow& row);
    bool isReachable(const PersonId& person) const;
    Result<uint32_t> undelivered(const room::Room& room);

    World& m_world;
    RoomSet& m_rooms;
    const FileFetcher& m_fetcher;
    const Conversations& m_conversations;
    const Replicas& m_replicas;
    const Restoration& m_restoration;
    Outbox& m_outbox;
    const Later& m_later;
    int64_t m_startedMs;
};

} // namespace ieum::node
