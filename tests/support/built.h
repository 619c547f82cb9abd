// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Where the build has put the programs that a test starts: found from where the test itself lies (build/tests), so that
// no path of a checkout is compiled into a test and ccache knows its object again in the next clone.
#pragma once

#include <QString>
#include <filesystem>
#include <string>

namespace ieum::test {

/// Absolute path of `name` within build/bin or, for what only tests start, another folder of the build.
inline std::string builtFile(const std::string& name, const char* folder = "bin") {
    const std::filesystem::path self = std::filesystem::read_symlink("/proc/self/exe");
    return (self.parent_path().parent_path() / folder / name).string();
}

inline QString built(const char* name) { return QString::fromStdString(builtFile(name)); }

} // namespace ieum::test
