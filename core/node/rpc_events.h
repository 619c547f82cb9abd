// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Events as JSON, one object each with its kind under "event": what `ieumctl run --json` prints.
#pragma once

#include "node/events.h"

#include <QJsonObject>

namespace ieum::node {

QJsonObject toJson(const Event& event);

} // namespace ieum::node
