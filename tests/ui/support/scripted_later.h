// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What the script answers about messages that wait for their time.
#pragma once

#include "ui/support/scripted_api.h"

namespace ieum::uitest {

MessageId putLater(Script& script, const node::SendMessage& request);
Result<std::vector<node::LaterRow>> answer(Script& script, const node::ListLater& request);
Result<node::Nothing> answer(Script& script, const node::ChangeLater& request);
Result<node::Nothing> answer(Script& script, const node::DropLater& request);

} // namespace ieum::uitest
