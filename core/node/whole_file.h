// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// A file that was sealed here is whole from the start: its entries, its chunks and its state in one step. And what a
// message leaves behind that is gone.
#pragma once

#include "node/world.h"
#include "vault/vault.h"

namespace ieum::node {

struct Attachment {
    RoomId room;
    MessageId message;
    uint32_t position = 0; ///< among the message's attachments
    std::string name;
    int64_t timeMs = 0;
};

Done enterWholeFile(World& world, const Attachment& attachment, const vault::StoredFile& stored);
/// Their message has no attachments any more: those that no other message has are forgotten, and what lies here of them
/// goes off the disk after the commit.
Done forgetFiles(World& world, const std::vector<room::FileLink>& files);

} // namespace ieum::node
