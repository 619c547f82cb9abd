// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "room/epochs.h"

#include "base/writer.h"
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

Bytes sealSlices(const RoomId& room, const Membership& membership, const SealingKeys& prekeys,
                 const crypto::AgreementKey& ephemeral, const EpochRecord& record) {
    Bytes table;
    for (const feed::DeviceCertificate& device : membership.devices()) {
        const auto prekey = prekeys.find(device.device);
        const ByteView to = prekey == prekeys.end() ? device.agreement.view() : prekey->second.view();
        const auto key = sliceKey(ephemeral, to, room, ephemeral.publicKey().view(), device.device);
        if (!key) continue; // a weak key of his own making: that device gets no secret, everybody else does
        append(table, slicePrefixOf(device.device).view());
        append(table, crypto::seal(*key, crypto::Nonce24{}, record.secret.view(), record.id.view()));
    }
    return table;
}

/// Tells apart another device with our prefix (not ours, go on) and a slice that is ours and lies.
Result<EpochRecord> openSlice(const EpochCommit& commit, const Slice& slice, const crypto::Key& key) {
    const auto opened = crypto::open(key, crypto::Nonce24{}, slice.view().subspan(slicePrefixBytes), commit.id.view());
    if (!opened) return fail(Cause::Peer, RoomError::NoEpoch);
    auto secret = crypto::Key::from(*opened);
    if (!secret || epochIdOf(*secret, commit.members, commit.terms.generation) != commit.id) {
        return fail(Cause::Peer, RoomError::BadEpoch);
    }
    return EpochRecord{commit.id, std::move(*secret), commit.members, {}, commit.terms.generation};
}

} // namespace

EpochId epochIdOf(const crypto::Key& secret, const MembersDigest& members, uint64_t generation) {
    return EpochId{
        crypto::keyedHash(secret, {bytesOf("ieum epoch v1"), members.view(), Writer().u64(generation).bytes()}).value};
}

CommittedEpoch commitEpoch(const RoomId& room, const Membership& membership, Random& random, const EpochTerms& terms,
                           const SealingKeys& prekeys) {
    CommittedEpoch made;
    made.record.secret = crypto::Key::random(random);
    made.record.members = membership.digest(room);
    made.record.id = epochIdOf(made.record.secret, made.record.members, terms.generation);
    const crypto::AgreementKey ephemeral = crypto::AgreementKey::generate(random);
    made.table = sealSlices(room, membership, prekeys, ephemeral, made.record);
    made.commit.set_epoch(wire::fieldOf(made.record.id));
    made.commit.set_members(wire::fieldOf(made.record.members));
    made.commit.set_ephemeral(wire::fieldOf(ephemeral.publicKey()));
    made.commit.set_generation(terms.generation);
    made.commit.set_contents(terms.contents);
    made.commit.set_made_ms(terms.madeMs);
    if (made.table.empty()) return made; // nobody could be given it; whoever reads this refuses it
    const SliceTableId slices = describeSlices(made.table);
    made.commit.set_root(wire::fieldOf(slices.root));
    made.commit.set_count(slices.count);
    made.commit.set_table(wire::fieldOf(slices.table));
    if (slices.count <= slicesInlineMax) made.commit.set_inlined(wire::fieldOf(ByteView(made.table)));
    return made;
}

Result<EpochCommit> readCommit(const wire::EpochCommit& commit) {
    const auto id = wire::idOf<EpochId>(commit.epoch());
    const auto members = wire::idOf<MembersDigest>(commit.members());
    const auto ephemeral = wire::idOf<crypto::AgreementPublicKey>(commit.ephemeral());
    const auto root = wire::idOf<MerkleRoot>(commit.root());
    const auto table = wire::idOf<ChunkId>(commit.table());
    if (!id) return passOn(id);
    if (!members) return passOn(members);
    if (!ephemeral) return passOn(ephemeral);
    if (!root) return passOn(root);
    if (!table) return passOn(table);
    const bool sound = !id->isZero() && commit.count() >= 1 && commit.count() <= devicesMax && commit.generation() >= 1;
    if (!sound) return fail(Cause::Peer, RoomError::BadBody);
    return EpochCommit{*id,
                       *members,
                       *ephemeral,
                       {*table, *root, commit.count()},
                       {commit.generation(), commit.contents(), commit.made_ms()},
                       copyOf(bytesOf(commit.inlined())),
                       {}};
}

Result<EpochRecord> openEpoch(const EpochCommit& commit, const std::vector<Slice>& slices, const SliceKeys& ours) {
    const SlicePrefix prefix = slicePrefixOf(ours.device);
    std::vector<const Slice*> candidates;
    for (const Slice& slice : slices) {
        const ByteView start = slice.view().first<slicePrefixBytes>();
        if (std::equal(start.begin(), start.end(), prefix.value.begin())) candidates.push_back(&slice);
    }
    if (candidates.empty()) return fail(Cause::Peer, RoomError::NoEpoch);
    for (const crypto::AgreementKey* mine : ours.keys) {
        const auto key = sliceKey(*mine, commit.ephemeral.view(), ours.room, commit.ephemeral.view(), ours.device);
        if (!key) return fail(Cause::Peer, RoomError::BadEpoch); // a weak ephemeral key is nobody's
        for (const Slice* slice : candidates) {
            auto opened = openSlice(commit, *slice, *key);
            if (opened || opened.error().is(RoomError::BadEpoch)) return opened;
        }
    }
    return fail(Cause::Peer, RoomError::NoEpoch);
}

} // namespace ieum::room
