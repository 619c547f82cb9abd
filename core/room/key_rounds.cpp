// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "room/key_rounds.h"

#include "room/limits.h"
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

/// Was it sealed to this device? The ids of two devices may begin alike.
bool isFor(const EpochRecord& epoch, const DeviceId& device) {
    const SlicePrefix prefix = slicePrefixOf(device);
    for (ByteView rest = epoch.devices; rest.size() >= slicePrefixBytes; rest = rest.subspan(slicePrefixBytes)) {
        if (std::ranges::equal(rest.first(slicePrefixBytes), prefix.view())) return true;
    }
    return false;
}

/// Those that a member's device may have of us: what was sealed to it or to the present members, or what the room lets
/// everybody read.
std::set<EpochId> mayHave(const EpochLog& log, const Membership& members, const RoomId& room, const DeviceId& device,
                          const std::set<EpochId>& wanted) {
    std::set<EpochId> which;
    for (const EpochId& id : wanted) {
        const EpochRecord* epoch = log.find(id);
        if (epoch == nullptr || epoch->generation == 0) continue;
        const bool may = members.policy().history == History::Everything || epoch->members == members.digest(room) ||
                         isFor(*epoch, device);
        if (may) which.insert(id);
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
        auto which = mayHave(room.epochs().log(), room.members(), room.record().id, asking, wanted);
        const size_t place = placeAfter(devices, asking, own);
        std::erase_if(which,
                      [&](const EpochId& id) { return !room.epochs().lost().isOurTurn(asking, id, place, now); });
        for (wire::History& history :
             sealHistory(room.record().id, room.epochs().log(), which, *to, GivenTo::Asker, random)) {
            for (const EpochId& id : which) history.add_epochs(wire::fieldOf(id));
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
    for (const EpochId& id : std::exchange(room.m_contents.awaitedEpochs(), {})) {
        const bool isNamed = room.epochs().log().secretOf(id) == EpochLog::Secret::Committed;
        room.epochs().lost().awaited(id, now, isNamed ? slicePatienceMs : lostEpochPatienceMs);
    }
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
