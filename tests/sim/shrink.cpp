// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/shrink.h"

#include "sim/nemesis.h"
#include "sim/scenario.h"

#include <algorithm>

namespace ieum::sim {

namespace {

class Shrinking {
  public:
    Shrinking(Settings failing, const std::function<bool(const Settings&)>& fails, int triesMax)
        : m_best(std::move(failing)), m_fails(fails), m_triesLeft(triesMax) {}

    /// Keeps the smaller one when it fails too.
    bool tryWith(const std::function<void(Settings&)>& change) {
        if (m_triesLeft <= 0) return false;
        Settings smaller = m_best;
        change(smaller);
        --m_triesLeft;
        if (!m_fails(smaller)) return false;
        m_best = smaller;
        return true;
    }
    const Settings& best() const { return m_best; }

  private:
    Settings m_best;
    const std::function<bool(const Settings&)>& m_fails;
    int m_triesLeft;
};

} // namespace

Settings shrink(Settings failing, const std::function<bool(const Settings&)>& fails, int triesMax) {
    Shrinking shrinking(std::move(failing), fails, triesMax);
    for (bool goesOn = true; goesOn;) {
        goesOn = false;
        while (shrinking.tryWith([](Settings& each) { each.hours /= 2; })) goesOn = true;
        while (shrinking.best().nodes > 3 &&
               shrinking.tryWith([](Settings& each) { each.nodes = std::max(3U, each.nodes / 2); })) {
            goesOn = true;
        }
        for (const Nemesis& nemesis : allNemeses()) {
            if (shrinking.best().without.contains(nemesis.name)) continue;
            if (shrinking.tryWith([&](Settings& each) { each.without.insert(nemesis.name); })) goesOn = true;
        }
    }
    shrinking.tryWith([](Settings& each) { each.opsMax = 64; });
    while (shrinking.best().opsMax != UINT64_MAX && shrinking.best().opsMax > 1 &&
           shrinking.tryWith([](Settings& each) { each.opsMax /= 2; })) {}
    return shrinking.best();
}

} // namespace ieum::sim
