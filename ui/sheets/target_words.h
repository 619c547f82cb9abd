// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// How places that a room can move to are called, and what is lost on the way there.
#pragma once

#include "node/export_requests.h"

#include <QString>

namespace ieum::ui {

/// Of a target without words of its own, its name.
QString targetText(const std::string& name);
/// "12 replies as text", "3 polls are left out"; of what has no words here, its name.
QString lossText(const node::LossRow& loss);

} // namespace ieum::ui
