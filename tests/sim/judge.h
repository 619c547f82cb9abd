// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The invariants (docs/simulator.md), one function each. A verdict is a list of sentences; an empty one is what we
// want. They say what holds for computers whose disks were never set back, and for people who are still members; where
// a removal makes several endings right, all members must have come to the same one.
#pragma once

#include "sim/ending.h"

namespace ieum::sim {

using Verdict = std::vector<std::string>;

/// All members agree on who is a member, and in which role.
void judgeMembership(const Ending& ending, Verdict& verdict);
/// What was acknowledged is at everybody who was a member for its author and still is; exactly once.
void judgeDelivery(const History& history, const Ending& ending, Verdict& verdict);
/// Whoever was removed before the author wrote, as the author knew, does not read it.
void judgeSecrecy(const History& history, const Ending& ending, Verdict& verdict);
/// What somebody wrote after he was removed is shown to no member.
void judgeCuts(const History& history, const Ending& ending, Verdict& verdict);
/// A computer that was revoked reads nothing that was written after it by whoever revoked it, and what is written on it
/// is shown to no member.
void judgeRevocations(const History& history, const Ending& ending, Verdict& verdict);
/// Nothing stands before what its author had seen when he wrote it.
void judgeCausality(const History& history, const Ending& ending, Verdict& verdict);
/// Those who were members all along show the same messages in the same order.
void judgeTimelines(const History& history, const Ending& ending, Verdict& verdict);
/// What was acknowledged to its author is on his disk.
void judgeDurability(const History& history, const Ending& ending, Verdict& verdict);
/// One feed and number, one event: so no key and nonce were used twice.
void judgeNonces(const Ending& ending, Verdict& verdict);
/// Nobody is said to have what is not on his disk.
void judgeReceipts(const History& history, const Ending& ending, Verdict& verdict);
/// Those who were members all along see the same edits, reactions and tombstones.
void judgeLooks(const History& history, const Ending& ending, Verdict& verdict);
/// Nobody but its author words a message, and none is gone that nobody with a right to it wanted gone.
void judgeRights(const History& history, const Ending& ending, Verdict& verdict);
/// Whoever has a message has its files.
void judgeFiles(const History& history, const Ending& ending, Verdict& verdict);
/// Nobody honest was blamed for breaking the protocol.
void judgeManners(const History& history, Verdict& verdict);

Verdict judgeAll(const History& history, const Ending& ending);

} // namespace ieum::sim
