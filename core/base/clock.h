// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/time.h"

namespace ieum {

class Clock {
  public:
    virtual ~Clock() = default;
    virtual Now now() const = 0;
};

} // namespace ieum
