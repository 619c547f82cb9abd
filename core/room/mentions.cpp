// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "room/mentions.h"

#include "base/utf8.h"
#include "room/limits.h"

namespace ieum::room {

std::vector<Mention> readMentions(const google::protobuf::RepeatedPtrField<wire::Mention>& from,
                                  const std::string& text) {
    std::vector<Mention> mentions;
    if (from.empty()) return mentions;
    const uint64_t length = codePointsOf(text).size();
    uint64_t next = 0;
    for (const wire::Mention& each : from) {
        const auto person = wire::idOf<PersonId>(each.person());
        const uint64_t end = uint64_t{each.offset()} + each.length();
        if (!person || each.length() == 0 || each.offset() < next || end > length) continue;
        if (mentions.size() == mentionsMax) break;
        mentions.push_back({each.offset(), each.length(), *person});
        next = end;
    }
    return mentions;
}

void writeMentions(const std::vector<Mention>& mentions, google::protobuf::RepeatedPtrField<wire::Mention>& to) {
    for (const Mention& each : mentions) {
        wire::Mention& mention = *to.Add();
        mention.set_offset(each.offset);
        mention.set_length(each.length);
        mention.set_person(wire::fieldOf(each.person));
    }
}

} // namespace ieum::room
