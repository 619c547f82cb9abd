// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What an error of any folder means for a person, in their language. The sentences are node's (English, one per code);
// their translations have the context "Errors".
#pragma once

#include "node/error.h"

#include <QString>

namespace ieum::ui {

QString errorText(const Error& error);

} // namespace ieum::ui
