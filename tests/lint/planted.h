// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Faults for tools/check-clang-tidy, which refuses to go on unless clang-tidy reports each of them.
#pragma once

#include <string>

namespace ieum::test {

inline size_t copiedForNothing(std::string text) { return text.size(); }

template <class T> class Holder {
  public:
    bool isSomething() const { return m_text.size() > 0; }

  private:
    std::string m_text;
};

} // namespace ieum::test
