// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// A room in words, for its row in the list and for the head of the conversation.
#pragma once

#include "node/rows.h"

#include <QString>

namespace ieum::ui {

QString roomName(const node::RoomRow& room);
/// "서연: 최종안 파일 올렸어요"; our own last message without a name.
QString roomLastLine(const node::RoomRow& room);
/// "waiting", "imported", "left" in words, or "".
QString roomMark(const node::RoomRow& room);
/// "8 members · 5 reachable now".
QString roomSubtitle(const node::RoomRow& room);
/// "Somebody senior to you …": what of ours does not count any more, and why.
QString undoneText(const node::UndoneRow& undone);

} // namespace ieum::ui
