// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Names of imported chats and the members that they were tied to (store/tie_store.h).
#pragma once

#include "node/rows.h"
#include "node/world.h"
#include "room/membership.h"

namespace ieum::node {

/// "kakaotalk-android" and "kakaotalk-ios" write the same conversation.
inline std::string_view messengerOf(std::string_view source) { return source.substr(0, source.find('-')); }

/// Nothing: it was not imported, has no author, nobody said who that is, or the key that signed it is not that
/// person's. Errors: those of the store.
Result<std::optional<PersonId>> tiedAuthor(World& world, const room::MessageRecord& record);

/// Where it came from, and who is said to have written it there; a message of ours stays as it is.
Done addProvenance(World& world, const room::Membership& members, const room::MessageRecord& record, MessageRow& row);

/// Was it written by one of these persons, by an imported author with all `words` (folded) in his name, or by one who
/// is tied to them? The indexes find more than that. Errors: those of the store.
Result<bool> isFrom(World& world, const room::MessageRecord& record, const std::vector<PersonId>& persons,
                    const std::vector<std::string>& words);

} // namespace ieum::node
