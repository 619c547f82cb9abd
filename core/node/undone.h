// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What is told to people of an operation of theirs that does not count any more.
#pragma once

#include "node/rows.h"
#include "room/room.h"

namespace ieum::node {

UndoneRow undoneRow(const room::Room& room, const room::Undone& undone);

} // namespace ieum::node
