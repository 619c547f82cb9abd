// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// For how long a profile has been in use, in milliseconds: what lasts a day is counted by this and by no clock. It
// grows with the steady clock while the program runs. What the wall clock says beyond that (the computer slept, or the
// program was not running) is believed only when the wall clock has gone on evenly for a while, so that one that is
// wrong at the start and set right soon counts for nothing; and of one such jump no more than a week, so that nobody's
// years of messages end because a clock was wrong once. Pure, one thread.
#pragma once

#include "base/time.h"

#include <optional>

namespace ieum::node {

class Age {
  public:
    Age() = default;
    /// As it was left: how old it was, and what the wall clock said then.
    Age(int64_t ageMs, WallMs left, SteadyMs now) : m_ageMs(ageMs), m_expected(left), m_steady(now) {}

    void advance(Now now);
    int64_t ms() const { return m_ageMs; }
    /// What the wall clock says now, if it goes right: to be kept beside the age.
    WallMs expected() const { return m_expected; }
    /// When a jump of the wall clock will be believed; nothing: there is none.
    std::optional<SteadyMs> nextDeadline() const;

  private:
    int64_t m_ageMs = 0;
    WallMs m_expected;
    SteadyMs m_steady;
    std::optional<SteadyMs> m_jumpSince;
};

} // namespace ieum::node
