// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "bench/bench.h"

#include <QtGlobal>

#include <fstream>
#include <string>

namespace ieum::bench {

/// Peak memory of a process since this was made.
class Peak {
  public:
    explicit Peak(qint64 process) : m_folder("/proc/" + std::to_string(process)) {
        std::ofstream(m_folder + "/clear_refs") << "5";
        m_before = megabytes();
    }
    double growthMb() const { return megabytes() - m_before; }

  private:
    double megabytes() const {
        std::ifstream status(m_folder + "/status");
        for (std::string line; std::getline(status, line);) {
            if (line.starts_with("VmHWM:")) return std::stod(line.substr(6)) * 1024 / 1e6;
        }
        stop("no figures about memory");
    }
    std::string m_folder;
    double m_before = 0;
};

} // namespace ieum::bench
