// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// A file that goes with what is being written.
#pragma once

#include <QString>

namespace ieum::ui {

struct AttachedRow {
    QString key; ///< absolute path
    QString name, size;
    bool operator==(const AttachedRow&) const = default;
};

} // namespace ieum::ui
