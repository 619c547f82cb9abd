// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What the drill prints: a line for each step, a table at the end; with --json an object each.
#pragma once

#include "cli/drill/ledger.h"

namespace ieum::cli {

class Report {
  public:
    Report(bool json, int steps) : m_json(json), m_steps(steps) {}

    void step(const QString& name, const QString& what, qint64 ms, const Verdict& verdict);
    void failed(const QString& name, const QString& why, qint64 ms);
    struct MemberResult {
        QString name;
        int due = 0;
        Verdict verdict;
    };
    /// The last word. `all` also knows what only shows between members.
    void table(const std::vector<MemberResult>& members, const Verdict& all, qint64 ms);

  private:
    bool m_json;
    int m_steps;
    int m_done = 0;
};

} // namespace ieum::cli
