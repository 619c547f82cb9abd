// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "crypto/safety_number.h"
#include "node/handlers.h"

#include <algorithm>

namespace ieum::node {

namespace {

constexpr size_t prefixDigitsMin = 8;

bool isMeant(const PersonId& person, const std::string& name, const std::string& text) {
    if (name == text) return true;
    const bool hex = text.size() >= prefixDigitsMin && text.find_first_not_of("0123456789abcdef") == std::string::npos;
    return hex && person.hex().starts_with(text);
}

Result<std::pair<PersonId, std::string>> find(Parts& parts, const std::string& text) {
    const PersonId self = parts.world.identity->person();
    std::map<PersonId, std::string> meant;
    for (const auto& [id, room] : parts.rooms.all()) {
        for (const auto& [person, member] : room->members().members()) {
            if (person != self && isMeant(person, member.name, text)) meant.emplace(person, member.name);
        }
    }
    if (meant.empty()) return fail(Cause::Input, NodeError::NoSuchPerson);
    if (meant.size() > 1) return fail(Cause::Input, NodeError::AmbiguousPerson, static_cast<int64_t>(meant.size()));
    return std::pair<PersonId, std::string>(*meant.begin());
}

} // namespace

Result<InviteLink> answer(Parts& parts, const LinkDevice&, Now now) {
    auto offer = parts.meetings.linkDevice(parts.replicas.lanAddresses(), now);
    if (!offer) return passOn(offer);
    return InviteLink{std::move(offer->link), std::move(offer->code)};
}

Result<Accepted> answer(Parts& parts, const JoinAsDevice& request, Now now) {
    return parts.meetings.joinAsDevice(request.link, now);
}

Result<std::vector<DeviceRow>> answer(Parts& parts, const ListDevices&, Now) {
    const Identity& identity = *parts.world.identity;
    const std::vector<feed::DeviceCertificate> devices = parts.devices.all();
    std::vector<DeviceRow> rows;
    rows.reserve(devices.size());
    for (const feed::DeviceCertificate& device : devices) {
        DeviceRow row{device.device, device.name, device.device == identity.deviceId(), false, std::nullopt};
        if (!device.certifiers.empty()) row.linkedBy = device.certifiers.front().device;
        const auto& sessions = parts.conversations.all();
        row.reachable = std::any_of(sessions.begin(), sessions.end(), [&](const auto& each) {
            return each.second->device && each.second->device->device == device.device;
        });
        rows.push_back(std::move(row));
    }
    return rows;
}

Result<Nothing> answer(Parts& parts, const RevokeDevice& request, Now now) {
    if (request.device == parts.world.identity->deviceId()) return fail(Cause::Input, NodeError::NotAllowed);
    const auto revoked = parts.devices.revoke(request.device, now);
    return revoked ? Result<Nothing>(Nothing{}) : passOn(revoked);
}

Result<PersonId> answer(Parts& parts, const FindPerson& request, Now) {
    const auto found = find(parts, request.text);
    if (!found) return passOn(found);
    return found->first;
}

Result<SafetyRow> answer(Parts& parts, const FindSafetyNumber& request, Now) {
    const auto found = find(parts, request.person);
    if (!found) return passOn(found);
    const auto& [person, name] = *found;
    return SafetyRow{person, name, crypto::safetyNumber(parts.world.identity->person(), person)};
}

} // namespace ieum::node
