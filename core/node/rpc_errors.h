// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// An error between two processes: folder, code and number to rebuild it, and its sentence for scripts.
#pragma once

#include "base/result.h"

#include <QJsonObject>

namespace ieum::node {

QJsonObject toJson(const Error& error);
/// What is not an error of ours comes back as BadRequest.
Error errorFrom(const QJsonObject& object);

} // namespace ieum::node
