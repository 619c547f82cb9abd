// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What is known to have been said and is not to be seen, in words.
#pragma once

#include "node/rows.h"

#include <QString>

namespace ieum::ui {

/// "서준 님의 메시지 3개가 아직 오지 않았습니다 · 지우 님이 가지고 있습니다".
QString gapText(const node::GapRow& gap);

} // namespace ieum::ui
