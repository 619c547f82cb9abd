// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Persons named in a text, as they travel.
#pragma once

#include "room/records.h"
#include "wire/codec.h"

namespace ieum::room {

/// Those that lie within the text, ascending and apart; the others, and those past mentionsMax, are left out. `text`:
/// valid UTF-8.
std::vector<Mention> readMentions(const google::protobuf::RepeatedPtrField<wire::Mention>& from,
                                  const std::string& text);
void writeMentions(const std::vector<Mention>& mentions, google::protobuf::RepeatedPtrField<wire::Mention>& to);

} // namespace ieum::room
