// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "room/past_epochs.h"

#include "crypto/aead.h"
#include "room/limits.h"

#include <algorithm>

namespace ieum::room {

namespace {

Bytes contextOf(const RoomId& room) {
    Bytes context = copyOf(bytesOf("ieum past epochs v1"));
    append(context, room.view());
    return context;
}

wire::PastEpoch toWire(const EpochRecord& epoch, GivenTo whom) {
    wire::PastEpoch past;
    past.set_epoch(wire::fieldOf(epoch.id));
    past.set_secret(std::string(textOf(epoch.secret.view())));
    past.set_members(wire::fieldOf(epoch.members));
    past.set_generation(epoch.generation);
    past.set_hlc(epoch.hlc.word);
    if (whom == GivenTo::Asker) past.set_devices(std::string(textOf(epoch.devices)));
    return past;
}

std::optional<EpochRecord> readPast(const wire::PastEpoch& past) {
    const auto id = wire::idOf<EpochId>(past.epoch());
    const auto members = wire::idOf<MembersDigest>(past.members());
    auto secret = crypto::Key::from(bytesOf(past.secret()));
    const bool isTrue = id && members && secret && epochIdOf(*secret, *members, past.generation()) == *id;
    if (!isTrue) return std::nullopt;
    EpochRecord epoch{*id, std::move(*secret), *members, {past.hlc()}, past.generation()};
    const bool areDevices =
        past.devices().size() % slicePrefixBytes == 0 && past.devices().size() <= devicesMax * slicePrefixBytes;
    if (areDevices) epoch.devices = copyOf(bytesOf(past.devices()));
    return epoch;
}

} // namespace

std::set<EpochId> epochsForNewcomer(const EpochLog& log, const Policy& policy, Now now) {
    std::set<EpochId> which;
    if (policy.history == History::FromJoining) return which;
    for (const auto& [id, record] : log.all()) which.insert(id);
    if (policy.history == History::LastDays) {
        const int64_t before = now.wall.ms - int64_t{policy.historyDays} * dayMs;
        for (const EpochId& old : supersededBefore(log, before)) which.erase(old);
    }
    return which;
}

std::set<EpochId> epochsOf(const EpochLog& log, const std::vector<DeviceId>& devices) {
    std::set<EpochId> which;
    for (const auto& [id, record] : log.all()) {
        for (size_t at = 0; at + slicePrefixBytes <= record.devices.size(); at += slicePrefixBytes) {
            const ByteView prefix = ByteView(record.devices).subspan(at, slicePrefixBytes);
            const bool isHis = std::any_of(devices.begin(), devices.end(), [&](const DeviceId& device) {
                return std::ranges::equal(prefix, device.view().first(slicePrefixBytes));
            });
            if (isHis) which.insert(id);
        }
    }
    return which;
}

std::vector<wire::History> sealHistory(const RoomId& room, const EpochLog& log, const std::set<EpochId>& which,
                                       const feed::DeviceCertificate& to, GivenTo whom, Random& random) {
    std::vector<wire::History> bodies;
    wire::PastEpochs some;
    const auto seal = [&] {
        if (some.epochs_size() == 0) return;
        wire::History& body = bodies.emplace_back();
        body.set_to_device(wire::fieldOf(to.device));
        const Bytes sealed = crypto::sealTo(to.agreement, wire::encode(some), contextOf(room), random);
        body.set_sealed(std::string(textOf(sealed)));
        some.Clear();
    };
    for (const EpochId& id : which) {
        const EpochRecord* record = log.find(id);
        if (record == nullptr || record->generation == 0) continue;
        *some.add_epochs() = toWire(*record, whom);
        const bool isFull =
            some.epochs_size() == static_cast<int>(pastEpochsPerBody) || some.ByteSizeLong() > pastEpochsBytesMax;
        if (isFull) seal();
    }
    seal();
    return bodies;
}

std::vector<EpochRecord> openHistory(const RoomId& room, const wire::History& history, const Self& self) {
    std::vector<EpochRecord> epochs;
    if (history.to_device() != wire::fieldOf(self.certificate.device)) return epochs;
    const auto opened = crypto::openSealed(*self.agreement, bytesOf(history.sealed()), contextOf(room));
    if (!opened) return epochs;
    const auto past = wire::decode<wire::PastEpochs>(*opened);
    if (!past || past->epochs_size() > static_cast<int>(pastEpochsPerBody)) return epochs;
    epochs.reserve(static_cast<size_t>(past->epochs_size()));
    for (const wire::PastEpoch& each : past->epochs()) {
        if (auto read = readPast(each)) epochs.push_back(std::move(*read));
    }
    return epochs;
}

} // namespace ieum::room
