// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Randomness as a port, so that a simulator can hand out the same bytes again.
#pragma once

#include "base/fixed_bytes.h"

namespace ieum {

class Random {
  public:
    virtual ~Random() = default;
    virtual void fill(MutableByteView bytes) = 0;

    template <class Id> Id make() {
        Id id;
        fill(id.bytes());
        return id;
    }
};

} // namespace ieum
