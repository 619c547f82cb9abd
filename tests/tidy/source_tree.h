// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The files that the rules look at, read once. Tests make trees in memory; tst_tree reads this checkout.
#pragma once

#include "tidy/source_text.h"

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace ieum::tidy {

struct SourceFile {
    std::string path; ///< from the top of the checkout, with '/'
    std::string text;
    Views views;

    bool isCpp() const;  ///< .h or .cpp
    bool isQml() const;  ///< .qml
    bool isCode() const; ///< something with a grammar: C++, QML, Protobuf, scripts, CMake
    bool liesIn(std::string_view folder) const;
    std::string_view name() const;             ///< the last part of the path
    std::string_view folder() const;           ///< the path without its last part
    std::string_view part(size_t index) const; ///< core/wire/codec.h: part 1 is "wire"
};

class SourceTree {
  public:
    void add(std::string path, std::string text);
    const std::vector<SourceFile>& files() const { return m_files; }
    const SourceFile* find(std::string_view path) const;

  private:
    std::vector<SourceFile> m_files;
};

/// What git tracks or would track; without git, everything but build folders. Corpus files are left out: they are
/// other programs' texts.
SourceTree readTree(const std::filesystem::path& top);

} // namespace ieum::tidy
