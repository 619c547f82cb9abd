// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "room/epochs.h"

#include "crypto/aead.h"
#include "crypto/hash.h"
#include "crypto/kdf.h"
#include "room/error.h"
#include "room/limits.h"

#include <algorithm>

namespace ieum::room {

namespace {

/// A slice's key belongs to one ephemeral key and one device, and is used once: a zero nonce is safe.
Result<crypto::Key> sliceKey(const crypto::AgreementKey& mine, ByteView theirs, const RoomId& room, ByteView ephemeral,
                             const DeviceId& device) {
    const auto shared = mine.agree(theirs);
    if (!shared) return passOn(shared);
    return crypto::derive(*shared, "ieum epoch slice v1", {room.view(), ephemeral, device.view()});
}

} // namespace

EpochId epochIdOf(const crypto::Key& secret, const MembersDigest& members) {
    return EpochId{crypto::keyedHash(secret, {bytesOf("ieum epoch v1"), members.view()}).value};
}

CommittedEpoch commitEpoch(const RoomId& room, const Membership& membership, Random& random) {
    CommittedEpoch made;
    made.record.secret = crypto::Key::random(random);
    made.record.members = membership.digest(room);
    made.record.id = epochIdOf(made.record.secret, made.record.members);
    const crypto::AgreementKey ephemeral = crypto::AgreementKey::generate(random);
    made.commit.set_epoch(wire::fieldOf(made.record.id));
    made.commit.set_members(wire::fieldOf(made.record.members));
    made.commit.set_ephemeral(wire::fieldOf(ephemeral.publicKey()));
    for (const auto& device : membership.devices()) {
        const auto key =
            sliceKey(ephemeral, device.agreement.view(), room, ephemeral.publicKey().view(), device.device);
        if (!key) continue; // a weak key of his own making: that device gets no secret, everybody else does
        auto* slice = made.commit.add_slices();
        slice->set_device(wire::fieldOf(device.device));
        slice->set_sealed(std::string(
            textOf(crypto::seal(*key, crypto::Nonce24{}, made.record.secret.view(), made.record.id.view()))));
    }
    return made;
}

Result<EpochRecord> openEpoch(const RoomId& room, const wire::EpochCommit& commit, const DeviceId& device,
                              const crypto::AgreementKey& agreement) {
    const auto id = wire::idOf<EpochId>(commit.epoch());
    const auto members = wire::idOf<MembersDigest>(commit.members());
    if (!id) return passOn(id);
    if (!members) return passOn(members);
    const std::string wanted = wire::fieldOf(device);
    const auto slice = std::find_if(commit.slices().begin(), commit.slices().end(),
                                    [&](const wire::EpochSlice& each) { return each.device() == wanted; });
    if (slice == commit.slices().end()) return fail(Cause::Peer, RoomError::NoEpoch);
    const auto key = sliceKey(agreement, bytesOf(commit.ephemeral()), room, bytesOf(commit.ephemeral()), device);
    if (!key) return passOn(key);
    const auto opened = crypto::open(*key, crypto::Nonce24{}, bytesOf(slice->sealed()), id->view());
    if (!opened) return passOn(opened);
    auto secret = crypto::Key::from(*opened);
    if (!secret || epochIdOf(*secret, *members) != *id) return fail(Cause::Peer, RoomError::BadEpoch);
    return EpochRecord{*id, std::move(*secret), *members, {}};
}

} // namespace ieum::room
