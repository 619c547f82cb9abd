// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// One bundle on its way to the disk: the engine reads a piece of the database, the pool seals and writes it, and so on
// to the end. Held by whoever has the next step; answers once. Steps are the engine's, only what `writePiece` does is
// the pool's.
#pragma once

#include "node/bundle_contents.h"

namespace ieum::node {

class BundleWriting : public std::enable_shared_from_this<BundleWriting> {
  public:
    BundleWriting(Parts& parts, Asked<WriteBundle> asked);

    /// What is due is stated, what waits in the outbox is sent into its feeds, and the first piece is read. Errors:
    /// OutExists, PartTooSmall, NoSuchRoom, NothingForThem, those of the store.
    Done begin(Now now);
    /// After the commit.
    void start();

  private:
    /// The pool's next piece, or the answer.
    void goOn();
    Done addRoom(const RoomId& id, std::vector<sync::BundleRoom>& rooms, Now now);
    std::vector<RoomId> wantedRooms();
    Done sendWaiting(const std::vector<RoomId>& rooms, Now now);
    void answer(Result<BundleWritten> result);

    Parts& m_parts;
    Asked<WriteBundle> m_asked;
    BundleContents m_contents;
    std::unique_ptr<sync::BundleWriter> m_writer;
    std::set<PersonId> m_people;
    uint32_t m_rooms = 0;
};

} // namespace ieum::node
