// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// One secret per membership state. Whoever wants to send and sees no epoch for the current members commits one: the
// secret, sealed to each member's device. The epoch's id commits to the secret and to the members, so nobody can give
// two members different secrets under one id.
#pragma once

#include "base/random.h"
#include "crypto/agreement.h"
#include "room/membership.h"
#include "wire/codec.h"

namespace ieum::room {

struct CommittedEpoch {
    EpochRecord record;
    wire::EpochCommit commit;
};

EpochId epochIdOf(const crypto::Key& secret, const MembersDigest& members);
CommittedEpoch commitEpoch(const RoomId& room, const Membership& membership, Random& random);
/// Our slice of a commit. Errors: NoEpoch (we have none), BadEpoch (the secret is not the one that the id names).
Result<EpochRecord> openEpoch(const RoomId& room, const wire::EpochCommit& commit, const DeviceId& device,
                              const crypto::AgreementKey& agreement);

} // namespace ieum::room
