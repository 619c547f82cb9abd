// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Made-up chat in Korean, the same every time: words from a list with particles stuck to them, as people write.
#pragma once

#include "room/records.h"

namespace ieum::bench {

class KoreanText {
  public:
    explicit KoreanText(uint64_t seed) : m_state(seed) {}
    std::string sentence();
    uint64_t next(uint64_t below);

  private:
    uint64_t m_state;
};

/// Message `number` with that text, in room 1, half a minute after the one before.
room::MessageRecord messageOf(uint32_t number, std::string text);

} // namespace ieum::bench
