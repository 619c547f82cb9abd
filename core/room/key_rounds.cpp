// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "room/key_rounds.h"

#include "room/past_epochs.h"

#include <algorithm>

namespace ieum::room {

namespace {

/// How many of the members' devices come before ours when this one has asked: each question begins with another.
size_t placeAfter(const std::vector<feed::DeviceCertificate>& devices, const DeviceId& asking, const DeviceId& own) {
    std::vector<DeviceId> ids;
    ids.reserve(devices.size());
    for (const feed::DeviceCertificate& each : devices) ids.push_back(each.device);
    std::ranges::sort(ids);
    const auto placeOf = [&](const DeviceId& id) {
        return static_cast<size_t>(std::ranges::lower_bound(ids, id) - ids.begin());
    };
    return (placeOf(own) + ids.size() - placeOf(asking) - 1) % std::max<size_t>(ids.size(), 1);
}

/// Those that this device may have of us: what was sealed to it, or what everybody may read who is here now.
Result<std::set<EpochId>> mayHave(Room& room, const DeviceId& device, const std::set<EpochId>& wanted) {
    std::set<EpochId> which;
    for (const EpochId& id : wanted) {
        const EpochRecord* record = room.epochs().log().find(id);
        if (record == nullptr) continue;
        const bool isForAll = room.members().policy().history == History::Everything ||
                              record->members == room.members().digest(room.record().id);
        const auto isFor = isForAll ? Result<bool>(true) : room.epochs().isFor(id, device);
        if (!isFor) return passOn(isFor);
        if (*isFor) which.insert(id);
    }
    return which;
}

Done answer(Room& room, const DeviceId& own, Random& random, Now now) {
    const auto open = room.epochs().lost().open(own);
    if (open.empty()) return {};
    const auto devices = room.members().devices();
    std::vector<wire::ControlBody> bodies;
    for (const auto& [asking, wanted] : open) {
        const auto to = std::ranges::find(devices, asking, &feed::DeviceCertificate::device);
        if (to == devices.end()) continue;
        auto which = mayHave(room, asking, wanted);
        if (!which) return passOn(which);
        const size_t place = placeAfter(devices, asking, own);
        std::erase_if(*which,
                      [&](const EpochId& id) { return !room.epochs().lost().isOurTurn(asking, id, place, now); });
        for (wire::History& history : sealHistory(room.record().id, room.epochs().log(), *which, *to, random)) {
            for (const EpochId& id : *which) history.add_epochs(wire::fieldOf(id));
            *bodies.emplace_back().mutable_history() = std::move(history);
        }
    }
    if (bodies.empty()) return {};
    const auto said = room.say(bodies, now);
    return said ? Done() : Done(passOn(said));
}

} // namespace

Result<std::optional<SteadyMs>> tendKeys(Room& room, Now now, int64_t ageMs) {
    if (!room.isMember()) return std::optional<SteadyMs>();
    const DeviceId& own = room.m_self.certificate.device;
    for (const EpochId& id : room.m_contents.takeUnnamed()) room.epochs().lost().unnamed(id, now);
    if (const auto expired = room.epochs().expire(room.members(), ageMs); !expired) return passOn(expired);
    const auto prekey = room.epochs().nextPrekey(now, ageMs);
    if (!prekey) return passOn(prekey);
    if (*prekey) {
        std::vector<wire::ControlBody> bodies(1);
        *bodies.front().mutable_prekey() = **prekey;
        if (const auto said = room.say(bodies, now); !said) return passOn(said);
    }
    if (const auto answered = answer(room, own, room.m_ports.random, now); !answered) return passOn(answered);
    return room.epochs().lost().nextDeadline(own, now);
}

} // namespace ieum::room
