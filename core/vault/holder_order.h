// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Of several computers that have a file, which one does not let go of it unasked. Two that are both short of space
// could otherwise each rely on the other, and let go at the same moment. Each file has an order of all devices, by a
// hash; a device lets go only where it knows of a holder that comes before it. What it knows may be old: that holder
// may have let go as well, but only for one that comes before *him*, and so on down to one that never lets go. Pure.
#pragma once

#include "base/ids.h"

#include <vector>

namespace ieum::vault {

/// One of `others`, who are known to have all of the file, comes before `self`.
bool mayLetGo(const FileId& file, const DeviceId& self, const std::vector<DeviceId>& others);

} // namespace ieum::vault
