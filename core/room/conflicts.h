// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Which of a set of operations are undone by others that their authors did not know. A removal undoes what the removed
// one did without knowing of it, past the removal's cut; whatever got its right from something undone is undone, too.
// Where that runs in a circle, those removals in it are void that hit somebody more senior than their author.
// The idea of strong removal and of seniority in place of a clock is that of p2panda-auth and of Keyhive.
#pragma once

#include "room/standing.h"

namespace ieum::room {

/// Of `ops`, in an order that follows all pasts; whatever is concurrent to one of them is among them. Depends on the
/// set alone.
UndoneOps findUndone(const OperationGraph& graph, const std::vector<OperationGraph::Index>& ops);

} // namespace ieum::room
