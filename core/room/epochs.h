// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// One secret per membership state and generation. Whoever wants to send and sees no epoch for the current members, or
// one that has served long enough, commits one: the secret, sealed to each member's device as a slice of a table. The
// epoch's id commits to the secret, the members and the generation, so nobody can give two members different secrets
// under one id, nor pass an old epoch off as a new one. Which of several epochs is used: epoch_log.h.
// Nonces never repeat: a body's key is derived from (epoch's secret, feed, seq), a feed's key pair belongs to one
// device and one incarnation, and a feed has one event for each seq; the nonce is synthetic beside that (body_seal.h).
// A slice's key is derived from a fresh ephemeral key and serves for one slice.
#pragma once

#include "base/random.h"
#include "crypto/agreement.h"
#include "room/membership.h"
#include "room/slices.h"
#include "wire/codec.h"

namespace ieum::room {

/// What a committer says of an epoch beside its secret.
struct EpochTerms {
    uint64_t generation = 1; ///< from 1; a rotation has one more than what it replaces
    uint64_t contents = 0;   ///< content events of the room that its author knew of
    int64_t madeMs = 0;      ///< the author's clock: a label
};

struct EpochCommit {
    EpochId id;
    MembersDigest members;
    crypto::AgreementPublicKey ephemeral;
    SliceTableId slices;
    EpochTerms terms;
    Bytes inlined; ///< the slices of a small room; dropped once they were read
    feed::Hlc hlc; ///< of the event

    bool isInlined() const { return !inlined.empty(); }
};

struct CommittedEpoch {
    EpochRecord record;
    wire::EpochCommit commit;
    Bytes table; ///< all slices; to be handed out when the commit does not hold them
};

/// Newest prekeys of devices that have one; the others are served by the key in their certificate.
using SealingKeys = std::map<DeviceId, crypto::AgreementPublicKey>;

/// What opens our slices.
struct SliceKeys {
    RoomId room;
    DeviceId device;
    std::vector<const crypto::AgreementKey*> keys; ///< in the order in which they are tried
};

EpochId epochIdOf(const crypto::Key& secret, const MembersDigest& members, uint64_t generation);
CommittedEpoch commitEpoch(const RoomId& room, const Membership& membership, Random& random,
                           const EpochTerms& terms = {}, const SealingKeys& prekeys = {});
/// Errors: BadBody, WireError::BadLength.
Result<EpochCommit> readCommit(const wire::EpochCommit& commit);
/// The secret out of these slices, which were proved to belong to the commit. Errors: NoEpoch (none of them opens),
/// BadEpoch (the secret is not the one that the id names).
Result<EpochRecord> openEpoch(const EpochCommit& commit, const std::vector<Slice>& slices, const SliceKeys& ours);

} // namespace ieum::room
