// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "room/mentions.h"

#include "base/utf8.h"
#include "room/limits.h"

#include <algorithm>

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

std::vector<Mention> keptMentions(const std::vector<Mention>& mentions, const std::string& before,
                                  const std::string& after) {
    const std::u32string from = codePointsOf(before), to = codePointsOf(after);
    std::vector<Mention> kept;
    for (const Mention& each : mentions) {
        if (each.length == 0 || uint64_t{each.offset} + each.length > from.size()) continue;
        const std::u32string_view words = std::u32string_view(from).substr(each.offset, each.length);
        size_t at = to.find(words);
        const auto isTaken = [&](const Mention& other) {
            return at < other.offset + other.length && other.offset < at + words.size();
        };
        while (at != std::u32string::npos && std::any_of(kept.begin(), kept.end(), isTaken))
            at = to.find(words, at + 1);
        if (at == std::u32string::npos) continue;
        kept.push_back({static_cast<uint32_t>(at), each.length, each.person});
    }
    std::sort(kept.begin(), kept.end(), [](const Mention& a, const Mention& b) { return a.offset < b.offset; });
    return kept;
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
