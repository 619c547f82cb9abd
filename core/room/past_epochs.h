// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Secrets of earlier epochs for a newcomer whom the room's policy lets read back, or for a further device of one's own:
// sealed to that device and said in the control feed of whoever adds it. The id of an epoch commits to its secret,
// its members and its generation, so nobody can pass off another secret. Pure functions.
#pragma once

#include "room/epoch_log.h"
#include "room/opening.h"

namespace ieum::room {

/// What may be given to somebody who comes now; one's own device gets everything.
std::set<EpochId> epochsForNewcomer(const EpochLog& log, const Policy& policy, Now now);
/// Those that were sealed to one of these devices, as far as that is known.
std::set<EpochId> epochsOf(const EpochLog& log, const std::vector<DeviceId>& devices);
/// Who asks for what he should be able to open may be the last who has it: he is told to whom it was sealed, so that he
/// can give it to them. For newcomers and further devices, who get hundreds, that would be too long.
enum class GivenTo : uint8_t { Newcomer, Asker };
/// As many bodies as it takes; none when there is nothing to give.
std::vector<wire::History> sealHistory(const RoomId& room, const EpochLog& log, const std::set<EpochId>& which,
                                       const feed::DeviceCertificate& to, GivenTo whom, Random& random);
/// What of it is for us and true. Empty for everything else: whoever writes nonsense has said nothing.
std::vector<EpochRecord> openHistory(const RoomId& room, const wire::History& history, const Self& self);

} // namespace ieum::room
