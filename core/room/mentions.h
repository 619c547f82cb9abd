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
/// Of those of `before` the ones whose words still stand in `after`, each at the first place that no other has.
std::vector<Mention> keptMentions(const std::vector<Mention>& mentions, const std::string& before,
                                  const std::string& after);
void writeMentions(const std::vector<Mention>& mentions, google::protobuf::RepeatedPtrField<wire::Mention>& to);

} // namespace ieum::room
