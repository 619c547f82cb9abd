// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What the script answers about voice notes.
#pragma once

#include "ui/support/scripted_api.h"

namespace ieum::uitest {

Result<node::Sound> answer(Script& script, const node::HearFile& request);

} // namespace ieum::uitest
