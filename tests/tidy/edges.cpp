// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tidy/edges.h"

#include <algorithm>
#include <map>
#include <regex>
#include <vector>

namespace ieum::tidy {
namespace {

/// The same table as the USES of core/*/CMakeLists.txt; checkEdges compares the two.
const std::map<std::string, std::set<std::string>, std::less<>>& edges() {
    static const std::map<std::string, std::set<std::string>, std::less<>> table{
        {"base", {}},
        {"crypto", {"base"}},
        {"wire", {"base"}},
        {"feed", {"crypto", "wire"}},
        {"room", {"feed"}},
        {"vault", {"feed"}},
        {"sync", {"room", "vault"}},
        {"transfer", {"room", "vault"}},
        {"store", {"room", "vault"}},
        {"net", {"crypto", "wire"}},
        {"replica", {"store", "sync"}},
        {"node", {"net", "replica", "store", "sync", "transfer"}},
    };
    return table;
}

/// Outside core nothing is transitive: the window speaks with the node and with nobody behind it.
const std::map<std::string, std::set<std::string>, std::less<>>& outerEdges() {
    static const std::map<std::string, std::set<std::string>, std::less<>> table{
        {"ui", {"node"}},          {"app/desktop", {"node", "ui"}},
        {"app/cli", {"node"}},     {"app/replica", {"node", "replica"}},
        {"app/preview", {"node"}},
    };
    return table;
}

struct SystemBan {
    std::regex pattern;
    const char* advice;
};
const std::vector<SystemBan>& systemBans() {
    static const std::vector<SystemBan> bans{
        {std::regex("Q[A-Za-z/]+"), "no Qt below net: std types, and conversion happens in view-models"},
        {std::regex("thread|mutex|condition_variable|future|shared_mutex|stop_token|semaphore|latch|barrier"),
         "no threads below net: take an Inbox or an Executor (base/inbox.h)"},
        {std::regex("fstream|filesystem|cstdio|stdio.h"), "no files below net: take base/files.h as an argument"},
        {std::regex("random"), "no randomness of your own: take base/random.h as an argument"},
        {std::regex("chrono|ctime|time.h|sys/time.h"), "no clocks below net: take Now as an argument (base/time.h)"},
        {std::regex("unistd.h|fcntl.h|poll.h|netdb.h|sys/.*|arpa/.*|netinet/.*|net/.*"),
         "no system calls below net: sockets belong to net, files to base/files.h"},
        {std::regex("iostream"), "core does not print: return a value and let app/ say it"},
    };
    return bans;
}
/// The implementations of the ports themselves, the inbox, whose whole idea is a mutex, and the last words of a
/// program.
bool mayTouchTheMachine(const SourceFile& file) {
    return file.path.starts_with("core/base/inbox.") || file.path == "core/base/assert.cpp" ||
           file.path.starts_with("core/base/system_");
}

struct Include {
    std::string target;
    bool system = false;
    size_t line = 0;
};

std::vector<Include> includesOf(const SourceFile& file) {
    static const std::regex pattern(R"(^\s*#\s*include\s*([<"])([^>"]+)[>"])");
    std::vector<Include> found;
    size_t line = 0;
    const auto code = linesOf(file.views.code);
    for (const auto text : linesOf(file.text)) {
        // An include inside a comment or a string is none.
        if (code[line++].find('#') == std::string_view::npos) continue;
        std::match_results<std::string_view::const_iterator> match;
        if (std::regex_search(text.begin(), text.end(), match, pattern))
            found.push_back({match[2].str(), match[1] == "<", line});
    }
    return found;
}

std::string joined(const std::set<std::string>& names) {
    std::string text;
    for (const auto& name : names) text += (text.empty() ? "" : ", ") + name;
    return text.empty() ? "nothing of ours" : text;
}

/// Where the file stands for outerEdges(), or empty.
std::string outerPlace(const SourceFile& file) {
    if (file.liesIn("ui")) return "ui";
    return file.liesIn("app") ? "app/" + std::string(file.part(1)) : std::string();
}

void checkOwnInclude(const SourceFile& file, const Include& include, Findings& findings) {
    const std::string target = include.target.substr(0, include.target.find('/'));
    const bool isCoreFolder = edges().contains(target);
    if (include.target.find('/') == std::string::npos || (!isCoreFolder && target != "ui")) return;
    std::set<std::string> allowed;
    std::string place;
    if (file.liesIn("core")) {
        place = file.part(1);
        allowed = reachableFrom(place);
        if (target == place) return;
    } else {
        place = outerPlace(file);
        const auto found = outerEdges().find(place);
        if (found == outerEdges().end()) return;
        allowed = found->second;
        if (target == place) return;
    }
    if (!allowed.contains(target)) {
        findings.push_back({"edges/include", file.path, include.line,
                            place + " may not include " + target + "; it may use " + joined(allowed) +
                                ". Move what is shared down, or declare a port here"});
    }
}

void checkSystemInclude(const SourceFile& file, const Include& include, Findings& findings) {
    if (!file.liesIn("core") || !isPure(file.part(1)) || mayTouchTheMachine(file)) return;
    for (const auto& ban : systemBans()) {
        if (std::regex_match(include.target, ban.pattern))
            findings.push_back({"edges/system", file.path, include.line, "<" + include.target + ">: " + ban.advice});
    }
}

void checkCMake(const SourceFile& file, Findings& findings) {
    static const std::regex call(R"(ieum_folder\(\s*(\w+)([^)]*)\))");
    std::smatch match;
    const std::string name(file.part(1));
    const auto wanted = edges().find(name);
    if (wanted == edges().end()) {
        findings.push_back(
            {"edges/cmake", file.path, 0, name + " is not in the table of edges (tests/tidy/edges.cpp)"});
        return;
    }
    if (!std::regex_search(file.text, match, call) || match[1] != name) {
        findings.push_back({"edges/cmake", file.path, 0, "declare the folder with ieum_folder(" + name + " …)"});
        return;
    }
    std::set<std::string> used;
    bool listing = false;
    bool usesQt = false;
    const std::string arguments = match[2];
    static const std::regex word(R"(\S+)");
    for (auto it = std::sregex_iterator(arguments.begin(), arguments.end(), word); it != std::sregex_iterator(); ++it) {
        const std::string argument = it->str();
        usesQt = usesQt || argument == "QT";
        if (argument == "USES" || argument == "QT" || argument == "LINKS" || argument == "SOURCES") {
            listing = argument == "USES";
        } else if (listing) {
            used.insert(argument);
        }
    }
    if (used != wanted->second)
        findings.push_back({"edges/cmake", file.path, 0,
                            "USES says " + joined(used) + ", the table of edges says " + joined(wanted->second)});
    if (usesQt && isPure(name)) findings.push_back({"edges/cmake", file.path, 0, "no Qt below net: leave QT out"});
}

} // namespace

bool isPure(std::string_view coreFolder) { return coreFolder != "net" && coreFolder != "node"; }

std::set<std::string> reachableFrom(std::string_view coreFolder) {
    std::set<std::string> reached;
    const auto found = edges().find(coreFolder);
    if (found == edges().end()) return reached;
    for (const auto& next : found->second) {
        reached.insert(next);
        reached.merge(reachableFrom(next));
    }
    return reached;
}

Findings checkEdges(const SourceTree& tree) {
    Findings findings;
    for (const auto& file : tree.files()) {
        if (file.liesIn("core") && file.part(2) == "CMakeLists.txt") checkCMake(file, findings);
        if (!file.isCpp()) continue;
        for (const auto& include : includesOf(file)) {
            if (include.target.find("..") != std::string::npos)
                findings.push_back({"edges/climb", file.path, include.line,
                                    "an include that climbs escapes the include roots: write \"folder/file.h\""});
            if (include.system) {
                checkSystemInclude(file, include, findings);
            } else {
                checkOwnInclude(file, include, findings);
            }
        }
    }
    return findings;
}

} // namespace ieum::tidy
