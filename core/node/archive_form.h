// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Between our messages and the archive's: how an imported message is kept, and what an exported one says. Both ways
// together lose nothing but what was signed, so an archive that was imported exports as the same archive without that.
#pragma once

#include "node/row_maker.h"
#include "node/signed_source.h"
#include "room/content.h"
#include "transfer/chat.h"

namespace ieum::node {

/// The same message of the same conversation gets the same nonce, so that importing it twice adds nothing; another one
/// when it comes `again`, with files that it came without. An edited one that was checked is known by when it was
/// edited, which was signed: of its other time an export may say what it likes.
room::MessageNonce nonceOf(const RoomId& room, const transfer::ChatMessage& message, bool again = false);
room::Outgoing toOutgoing(const transfer::ChatMessage& message, const room::MessageNonce& nonce);
/// How a message looks, as the window shows it.
transfer::ChatLooks looksOf(const MessageRow& row, const room::MessageRecord& record);
/// Reply and attachments are the caller's to fill in.
transfer::ChatMessage toChat(const room::MessageRecord& record, std::string author);
/// Attachments that an import named but did not bring.
std::vector<transfer::ChatAttachment> missingAttachments(const room::Origin& origin);

} // namespace ieum::node
