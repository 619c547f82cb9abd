// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// How far a message of ours has come, in words. Only what is proved is said; numbers are "known so far".
#pragma once

#include "node/rows.h"

#include <QString>

namespace ieum::ui {

/// "랜으로 5명에게 도착 · 읽음 3 · 2명은 지우 님이 전달 중". `overLanOnly`: no replica is up, so what arrived came so.
QString progressText(const node::MessageRow& message, bool overLanOnly);
/// Members who are not known to have read it.
int unreadCount(const node::MessageRow& message);
/// One recipient's step: "Read", "Arrived", "carried by 지우", "Waiting".
QString stepText(const node::RecipientState& state);
/// "taken to a mail, 9:12 AM"; "" when it was not taken along by another way.
QString outsideText(const node::RecipientState& state, qint64 nowMs);

} // namespace ieum::ui
