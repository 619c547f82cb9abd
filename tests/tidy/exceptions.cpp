// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tidy/exceptions.h"

#include <algorithm>
#include <array>
#include <charconv>

#include <optional>
#include <utility>
#include <vector>

namespace ieum::tidy {
namespace {

struct Entry {
    std::string rule, path, what, reason;
    size_t line = 0;
};
struct List {
    std::vector<Entry> entries;
    std::optional<size_t> atMost;
    Findings faults;
};

constexpr const char* coveredRule = "layout/test";
constexpr size_t reasonLettersMin = 15; ///< "too long" is no reason

std::string trimmed(std::string_view text) {
    const size_t first = text.find_first_not_of(' ');
    if (first == std::string_view::npos) return {};
    return std::string(text.substr(first, text.find_last_not_of(' ') - first + 1));
}

std::optional<size_t> number(std::string_view text) {
    size_t value = 0;
    const auto read = std::from_chars(text.data(), text.data() + text.size(), value);
    const bool whole = read.ec == std::errc() && read.ptr == text.data() + text.size();
    return whole ? std::optional(value) : std::nullopt;
}

Finding fault(std::string kind, size_t line, std::string advice) {
    return {"exceptions/" + std::move(kind), exceptionsPath, line, std::move(advice)};
}

std::optional<Entry> entryOf(std::string_view row, size_t line) {
    std::array<std::string, 4> fields;
    for (size_t i = 0; i < fields.size(); ++i) {
        const bool last = i + 1 == fields.size();
        const size_t bar = last ? row.size() : row.find('|');
        if (bar == std::string_view::npos) return std::nullopt;
        fields[i] = trimmed(row.substr(0, bar));
        if (!last) row.remove_prefix(bar + 1);
    }
    if (fields[3].size() < reasonLettersMin) return std::nullopt;
    return Entry{fields[0], fields[1], fields[2], fields[3], line};
}

List parse(std::string_view text) {
    List list;
    size_t line = 0;
    for (const auto row : linesOf(text)) {
        ++line;
        if (trimmed(row).empty() || row.starts_with('#')) continue;
        if (row.starts_with("at most ")) {
            list.atMost = number(trimmed(row.substr(8)));
        } else if (auto entry = entryOf(row, line)) {
            list.entries.push_back(std::move(*entry));
        } else {
            list.faults.push_back(fault("form", line, "write: rule | path | what | a reason in a sentence"));
        }
    }
    return list;
}

/// How much of a rule a file breaks: the largest size, or the number of findings.
size_t measure(const Findings& findings, const Entry& entry) {
    size_t measured = 0;
    for (const auto& finding : findings) {
        if (finding.rule != entry.rule || finding.path != entry.path) continue;
        measured = entry.rule.starts_with("size/") ? std::max(measured, finding.measured) : measured + 1;
    }
    return measured;
}

/// What is wrong with the entry, if anything.
std::optional<Finding> judge(const Entry& entry, const Findings& findings, const SourceTree& tree) {
    const size_t measured = measure(findings, entry);
    if (measured == 0)
        return fault("needless", entry.line, entry.path + " no longer breaks " + entry.rule + ": remove it");
    if (entry.rule == coveredRule) {
        if (entry.what.starts_with("tests/") && tree.find(entry.what) != nullptr) return std::nullopt;
        return fault("test", entry.line, "the third column names the test that covers it; there is no " + entry.what);
    }
    const auto allowed = number(entry.what);
    if (!allowed) return fault("form", entry.line, "the third column is a number");
    if (measured < *allowed)
        return fault("loose", entry.line, "it is " + std::to_string(measured) + " now: lower the number");
    if (measured > *allowed)
        return fault("grown", entry.line,
                     entry.path + " grew to " + std::to_string(measured) + ": an exception may only shrink");
    return std::nullopt;
}

} // namespace

Findings withoutExceptions(const Findings& findings, std::string_view text, const SourceTree& tree) {
    List list = parse(text);
    Findings left = std::move(list.faults);
    const auto counted = static_cast<size_t>(std::count_if(
        list.entries.begin(), list.entries.end(), [](const Entry& entry) { return entry.rule != coveredRule; }));
    if (list.atMost != counted)
        left.push_back(fault("count", 1,
                             "there are " + std::to_string(counted) +
                                 " exceptions; \"at most\" must say so, and may only go down"));
    for (const auto& entry : list.entries) {
        if (auto wrong = judge(entry, findings, tree)) left.push_back(std::move(*wrong));
    }
    for (const auto& finding : findings) {
        const bool excused = std::any_of(list.entries.begin(), list.entries.end(), [&](const Entry& entry) {
            return entry.rule == finding.rule && entry.path == finding.path;
        });
        if (!excused) left.push_back(finding);
    }
    return left;
}

} // namespace ieum::tidy
