// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "node/copy_states.h"

#include "node/error.h"

#include <algorithm>

namespace ieum::node {

namespace {

uint64_t seqOf(const std::unordered_map<DeviceId, store::FeedSeqs>& copies, const DeviceId& device,
               const FeedId& feed) {
    const auto copy = copies.find(device);
    if (copy == copies.end()) return 0;
    const auto seq = copy->second.find(feed);
    return seq == copy->second.end() ? 0 : seq->second;
}

bool reaches(const std::unordered_map<DeviceId, store::FeedSeqs>& copies, const DeviceId& device,
             const room::TimelineKey& key) {
    return seqOf(copies, device, key.feed) >= key.seq; // no message has seq 0
}

} // namespace

uint64_t everybodyHas(const room::Room& room, const PersonId& self, const FeedId& feed,
                      const std::unordered_map<DeviceId, store::FeedSeqs>& have,
                      const std::unordered_map<DeviceId, store::FeedSeqs>& read) {
    uint64_t least = room::noLimit;
    for (const auto& [person, member] : room.members().members()) {
        if (person == self) continue;
        uint64_t most = 0;
        for (const auto& device : member.devices) {
            most = std::max({most, seqOf(have, device.device, feed), seqOf(read, device.device, feed)});
        }
        least = std::min(least, most);
    }
    return least;
}

std::vector<RecipientState> recipientsOf(const room::Room& room, const room::MessageRecord& record,
                                         const CopyStates& states, const PersonId& self) {
    std::vector<RecipientState> all;
    std::vector<std::string> carriers;
    for (const auto& [person, member] : room.members().members()) {
        if (person == self) continue;
        RecipientState state{person, room.members().nameOf(person), Step::Waiting, {}, {}};
        for (const auto& device : member.devices) {
            const bool hasRead = reaches(states.read, device.device, record.key);
            const bool has = hasRead || reaches(states.have, device.device, record.key);
            if (has) state.devices.push_back(device.name);
            state.step = std::max(state.step, hasRead ? Step::Read : has ? Step::Delivered : Step::Waiting);
        }
        if (state.step >= Step::Delivered) carriers.push_back(state.name);
        all.push_back(std::move(state));
    }
    const bool isOver = record.gone == room::Gone::Expired;
    for (RecipientState& state : all) {
        if (state.step != Step::Waiting || (carriers.empty() && !isOver)) continue;
        state.step = isOver ? Step::Expired : Step::Carried;
        if (!isOver) state.carriers = carriers;
    }
    return all;
}

std::vector<RecipientState> recipientsOfWaiting(const room::Room& room, const PersonId& self) {
    std::optional<Error> why;
    if (!room.isMember()) {
        why = fail(Cause::Input, NodeError::NotAMember).value();
    } else if (!room::mayWrite(room.members(), self)) {
        why = fail(Cause::Input, NodeError::NotAllowed).value();
    }
    std::vector<RecipientState> all;
    for (const auto& [person, member] : room.members().members()) {
        if (person == self) continue;
        all.push_back({person, room.members().nameOf(person), why ? Step::Failed : Step::Waiting, {}, {}, why});
    }
    return all;
}

uint32_t unreadOf(const room::Room& room, const room::MessageRecord& record, const CopyStates& states,
                  const PersonId& self) {
    uint32_t unread = 0;
    for (const auto& [person, member] : room.members().members()) {
        if (person == self || person == record.author) continue;
        unread += std::none_of(member.devices.begin(), member.devices.end(),
                               [&](const auto& device) { return reaches(states.read, device.device, record.key); });
    }
    return unread;
}

} // namespace ieum::node
