// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The operating system's randomness behind the port of base. Any thread.
#pragma once

#include "base/random.h"

namespace ieum::crypto {

class SystemRandom : public Random {
  public:
    void fill(MutableByteView bytes) override;
};

} // namespace ieum::crypto
