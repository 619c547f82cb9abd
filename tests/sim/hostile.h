// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What a hostile replica puts in the place of its frames: it drops, repeats, withholds one feed, boasts of more than it
// has, and tampers with what others wrote. The depot behind it is honest; only its mouth lies.
#pragma once

#include "base/ids.h"
#include "sim/dice.h"

#include <map>
#include <optional>
#include <utility>

namespace ieum::sim {

class Hostile {
  public:
    explicit Hostile(Dice dice) : m_dice(std::move(dice)) {}

    /// Nothing: the frame is dropped.
    std::optional<Bytes> spoil(uint64_t channel, Bytes frame);
    uint64_t spoiled() const { return m_spoiled; }

  private:
    Dice m_dice;
    std::optional<std::string> m_withheld; ///< a feed
    std::map<uint64_t, Bytes> m_old;       ///< by channel, a frame to say again
    uint64_t m_spoiled = 0;
};

} // namespace ieum::sim
