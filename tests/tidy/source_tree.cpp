// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tidy/source_tree.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <fstream>
#include <iterator>
#include <memory>

namespace ieum::tidy {
namespace {

constexpr std::array textEndings{".h",  ".cpp", ".qml", ".proto", ".cmake", ".txt", ".md", ".py",
                                 ".sh", ".js",  ".sql", ".json",  ".yaml",  ".yml", ".in", ".xml"};
constexpr std::array codeEndings{".h", ".cpp", ".qml", ".proto", ".cmake", ".py", ".sh", ".js", ".sql"};

template <class List> bool endsWithOneOf(std::string_view path, const List& endings) {
    return std::any_of(endings.begin(), endings.end(), [&](std::string_view ending) { return path.ends_with(ending); });
}

std::vector<std::string> linesOfCommand(const std::string& command) {
    const std::unique_ptr<FILE, int (*)(FILE*)> pipe(popen(command.c_str(), "r"), pclose);
    std::string output;
    std::array<char, 4096> piece{};
    while (pipe) {
        const size_t got = fread(piece.data(), 1, piece.size(), pipe.get());
        if (got == 0) break;
        output.append(piece.data(), got);
    }
    std::vector<std::string> lines;
    for (const auto line : linesOf(output)) lines.emplace_back(line);
    return lines;
}

std::vector<std::string> walk(const std::filesystem::path& top) {
    std::vector<std::string> paths;
    auto entry = std::filesystem::recursive_directory_iterator(top);
    for (; entry != std::filesystem::recursive_directory_iterator(); ++entry) {
        const std::string name = entry->path().filename().string();
        if (entry->is_directory() && (name.starts_with("build") || name == ".git")) entry.disable_recursion_pending();
        if (entry->is_regular_file()) paths.push_back(std::filesystem::relative(entry->path(), top).generic_string());
    }
    return paths;
}

std::string readAll(const std::filesystem::path& path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

} // namespace

bool SourceFile::isCpp() const { return path.ends_with(".h") || path.ends_with(".cpp"); }
bool SourceFile::isQml() const { return path.ends_with(".qml"); }
bool SourceFile::isCode() const {
    return endsWithOneOf(path, codeEndings) || name() == "CMakeLists.txt" || text.starts_with("#!");
}
bool SourceFile::liesIn(std::string_view folder) const {
    return path.size() > folder.size() && path.starts_with(folder) && path[folder.size()] == '/';
}
std::string_view SourceFile::name() const { return std::string_view(path).substr(path.rfind('/') + 1); }
std::string_view SourceFile::folder() const {
    const size_t slash = path.rfind('/');
    return slash == std::string::npos ? std::string_view() : std::string_view(path).substr(0, slash);
}
std::string_view SourceFile::part(size_t index) const {
    std::string_view rest = path;
    for (; index > 0; --index) {
        const size_t slash = rest.find('/');
        if (slash == std::string_view::npos) return {};
        rest.remove_prefix(slash + 1);
    }
    return rest.substr(0, rest.find('/'));
}

void SourceTree::add(std::string path, std::string text) {
    Views views = viewsOf(text);
    m_files.push_back({std::move(path), std::move(text), std::move(views)});
}

const SourceFile* SourceTree::find(std::string_view path) const {
    const auto found =
        std::find_if(m_files.begin(), m_files.end(), [&](const auto& file) { return file.path == path; });
    return found == m_files.end() ? nullptr : &*found;
}

SourceTree readTree(const std::filesystem::path& top) {
    // The clone may belong to somebody else, as on build machines; listing it is harmless.
    auto paths = linesOfCommand("git -c safe.directory='*' -C '" + top.string() +
                                "' ls-files -co --exclude-standard 2>/dev/null");
    if (paths.empty()) paths = walk(top);
    SourceTree tree;
    for (const auto& path : paths) {
        const bool script =
            path.starts_with("tools/") || path.find('/') == std::string::npos || path.starts_with(".ci/");
        const bool corpus = path.starts_with("tests/corpus/");
        if (corpus || !(script || endsWithOneOf(path, textEndings))) continue;
        if (std::filesystem::is_regular_file(top / path)) tree.add(path, readAll(top / path));
    }
    return tree;
}

} // namespace ieum::tidy
