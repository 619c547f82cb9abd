// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tidy/faults.h"

#include <map>
#include <vector>

namespace ieum::tidy {
namespace {

/// Ids that must have a row; there may be more.
std::vector<std::string> requiredIds() {
    std::vector<std::string> ids;
    for (int i = 1; i <= 20; ++i) ids.push_back("R" + std::to_string(i));
    for (int i = 1; i <= 39; ++i) ids.push_back("G" + std::to_string(i));
    for (int i = 1; i <= 15; ++i) ids.push_back("D" + std::to_string(i));
    // Of the faults of one's own machine and of the network, those that events, feeds and their copies suffer.
    for (const int i : {1, 2, 3, 5, 6, 7, 8, 9, 12, 14, 15, 16, 18, 19, 20, 21, 25, 27})
        ids.push_back("F" + std::to_string(i));
    for (int i = 1; i <= 27; ++i) ids.push_back("L" + std::to_string(i));
    for (int i = 1; i <= 7; ++i) ids.push_back("B" + std::to_string(i));
    for (int i = 1; i <= 12; ++i) ids.push_back("N" + std::to_string(i));
    return ids;
}

/// A reason that is shorter than this says nothing.
constexpr size_t reasonCharactersMin = 20;
constexpr std::string_view reasonMark = "No test:";

std::string_view trimmed(std::string_view text) {
    const size_t first = text.find_first_not_of(' ');
    if (first == std::string_view::npos) return {};
    return text.substr(first, text.find_last_not_of(' ') - first + 1);
}

/// The cells of a row of a table; nothing when the line is none.
std::vector<std::string_view> cellsOf(std::string_view line) {
    std::vector<std::string_view> cells;
    if (!line.starts_with("| ") || !line.ends_with(" |")) return cells;
    line.remove_prefix(1);
    for (size_t end = line.find('|'); end != std::string_view::npos; end = line.find('|')) {
        cells.push_back(trimmed(line.substr(0, end)));
        line.remove_prefix(end + 1);
    }
    return cells;
}

bool isId(std::string_view text) {
    return text.size() >= 2 && std::string_view("RGFNLKDB").find(text[0]) != std::string_view::npos &&
           text.find_first_not_of("0123456789", 1) == std::string_view::npos;
}

/// What stands between backquotes and names a test: file::function.
std::vector<std::string_view> testsIn(std::string_view cell) {
    std::vector<std::string_view> named;
    for (size_t open = cell.find('`'); open != std::string_view::npos; open = cell.find('`')) {
        cell.remove_prefix(open + 1);
        const size_t close = cell.find('`');
        if (close == std::string_view::npos) break;
        if (cell.substr(0, close).find("::") != std::string_view::npos) named.push_back(cell.substr(0, close));
        cell.remove_prefix(close + 1);
    }
    return named;
}

bool exists(const SourceTree& tree, std::string_view test) {
    const size_t split = test.find("::");
    const SourceFile* file = tree.find("tests/" + std::string(test.substr(0, split)));
    if (file == nullptr) return false;
    const std::string function = std::string(test.substr(split + 2)) + "(";
    for (size_t at = file->views.code.find(function); at != std::string::npos;
         at = file->views.code.find(function, at + 1)) {
        if (at > 0 && !isWordLetter(file->views.code[at - 1])) return true;
    }
    return false;
}

void checkRow(const SourceTree& tree, const std::vector<std::string_view>& cells, size_t line, Findings& findings) {
    const auto report = [&](const char* rule, std::string advice) {
        findings.push_back({rule, std::string(faultsPath), line, std::move(advice)});
    };
    if (cells.size() != 4 || cells[1].empty() || cells[2].empty()) {
        return report("faults/row", "a row is: id, what happens, what is expected then, and the tests that prove it");
    }
    const auto tests = testsIn(cells[3]);
    const size_t reason = cells[3].find(reasonMark);
    const bool isExplained = reason != std::string_view::npos &&
                             trimmed(cells[3].substr(reason + reasonMark.size())).size() >= reasonCharactersMin;
    if (tests.empty() && !isExplained) {
        report("faults/proof",
               "name a test as `folder/tst_file.cpp::function`, or say why: " + std::string(reasonMark));
    }
    for (const std::string_view test : tests) {
        if (!exists(tree, test)) report("faults/test", "there is no test " + std::string(test) + "; name one that is");
    }
}

} // namespace

Findings checkFaults(const SourceTree& tree) {
    Findings findings;
    const SourceFile* list = tree.find(faultsPath);
    if (list == nullptr) return {{"faults/missing", std::string(faultsPath), 0, "the list of faults is gone"}};
    std::map<std::string, size_t, std::less<>> rows;
    const auto lines = linesOf(list->text);
    for (size_t i = 0; i < lines.size(); ++i) {
        const auto cells = cellsOf(lines[i]);
        if (cells.empty() || !isId(cells[0])) continue;
        if (!rows.emplace(cells[0], i + 1).second) {
            findings.push_back({"faults/twice", std::string(faultsPath), i + 1, "this id has a row already"});
        }
        checkRow(tree, cells, i + 1, findings);
    }
    for (const std::string& id : requiredIds()) {
        if (!rows.contains(id)) {
            findings.push_back({"faults/missing", std::string(faultsPath), 0, id + " has no row; each fault has one"});
        }
    }
    return findings;
}

} // namespace ieum::tidy
