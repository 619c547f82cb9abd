// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "room/invite.h"

#include "base/utf8.h"
#include "crypto/agreement.h"
#include "crypto/hash.h"
#include "room/limits.h"
#include "room/membership.h"
#include "wire/codec.h"

#include <algorithm>

namespace ieum::room {

namespace {

constexpr std::string_view scheme = "ieum:";
constexpr std::byte linkVersion{1};
constexpr size_t checkBytes = 4;
constexpr size_t linkBytesMax = 16 * 1024; ///< with every address at its longest, about 13 KiB
constexpr size_t addressesMax = 16;
constexpr size_t addressBytesMax = 300;

Bytes checkOf(ByteView bytes) {
    const auto digest = crypto::blake2b256({bytesOf("ieum link v1"), bytes});
    return copyOf(digest.view().first(checkBytes));
}

bool isSane(const std::string& address) {
    return address.size() <= addressBytesMax &&
           std::all_of(address.begin(), address.end(), [](char c) { return c > ' ' && c < 127; });
}

using Strings = google::protobuf::RepeatedPtrField<std::string>;

bool areSane(const Strings& addresses, size_t countMax) {
    return addresses.size() <= static_cast<int>(countMax) && std::all_of(addresses.begin(), addresses.end(), isSane);
}

/// As many as a reader takes: a link that nobody can read is worse than one with fewer paths.
void put(const std::vector<std::string>& from, Strings& to, size_t countMax) {
    for (const std::string& each : from) {
        if (isSane(each) && to.size() < static_cast<int>(countMax)) *to.Add() = each;
    }
}

} // namespace

std::string toLink(const Invite& invite) {
    wire::Invite out;
    out.set_secret(std::string(textOf(invite.secret.view())));
    out.set_person(wire::fieldOf(invite.person));
    out.set_inviter(invite.inviter);
    out.set_kind(static_cast<uint32_t>(invite.kind));
    out.set_room_name(invite.roomName);
    put(invite.replicas, *out.mutable_replicas(), replicasMax);
    put(invite.addresses, *out.mutable_addresses(), addressesMax);
    Bytes bytes{linkVersion};
    append(bytes, wire::encode(out));
    append(bytes, checkOf(bytes));
    return std::string(scheme) + toBase64Url(bytes);
}

Result<Invite> readLink(std::string_view link) {
    const auto bad = [] { return fail(Cause::Input, RoomError::BadInvite); };
    while (!link.empty() && (link.back() == '\n' || link.back() == '\r' || link.back() == ' ')) link.remove_suffix(1);
    if (!link.starts_with(scheme) || link.size() > linkBytesMax) return bad();
    const auto bytes = fromBase64Url(link.substr(scheme.size()));
    if (!bytes || bytes->size() <= 1 + checkBytes || bytes->front() != linkVersion) return bad();
    const ByteView checked = ByteView(*bytes).first(bytes->size() - checkBytes);
    const Bytes check = checkOf(checked);
    if (!std::equal(check.begin(), check.end(), bytes->end() - checkBytes)) return bad();
    const auto in = wire::decode<wire::Invite>(checked.subspan(1), linkBytesMax);
    if (!in) return bad();
    auto secret = crypto::Key::from(bytesOf(in->secret()));
    const auto person = PersonId::from(bytesOf(in->person()));
    const bool knownKind =
        in->kind() >= static_cast<uint32_t>(RoomKind::Direct) && in->kind() <= static_cast<uint32_t>(RoomKind::Self);
    if (!secret || !person || !knownKind || !areSane(in->replicas(), replicasMax) ||
        !areSane(in->addresses(), addressesMax)) {
        return bad();
    }
    Invite invite{std::move(*secret),
                  *person,
                  cleanLabel(in->inviter()),
                  static_cast<RoomKind>(in->kind()),
                  cleanLabel(in->room_name()),
                  {},
                  {}};
    invite.replicas.assign(in->replicas().begin(), in->replicas().end());
    invite.addresses.assign(in->addresses().begin(), in->addresses().end());
    return invite;
}

RoomId rendezvousRoomOf(const crypto::Key& secret) {
    const crypto::Key id = crypto::derive(secret, "ieum rendezvous v1");
    return *RoomId::from(id.view());
}

Result<crypto::Key> directSecret(const crypto::SigningKey& root, const PersonId& other) {
    const auto theirs = crypto::agreementKeyOf(other.view());
    if (!theirs) return passOn(theirs);
    const auto shared = crypto::AgreementKey::fromSigningKey(root).agree(theirs->view());
    if (!shared) return passOn(shared);
    const PersonId self = root.publicAs<PersonId>();
    return crypto::derive(*shared, "ieum direct room v1", {directRoomId(self, other).view()});
}

} // namespace ieum::room
