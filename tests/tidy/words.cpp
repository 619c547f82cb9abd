// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tidy/words.h"

#include "tidy/edges.h"

#include <algorithm>
#include <array>
#include <regex>
#include <string>
#include <vector>

namespace ieum::tidy {
namespace {

enum class Where { Everywhere, BelowNet, OutsideAppMains };
enum class View { Code, Comments, Text };

struct Ban {
    const char* rule;
    const char* needles; ///< parted by |; a line without any of them is not worth the regular expression
    std::regex pattern;
    Where where;
    View view;
    const char* advice;
};

const std::vector<Ban>& cppBans() {
    using enum Where;
    static const std::vector<Ban> bans = [] {
        const auto re = [](const char* pattern) { return std::regex(pattern, std::regex::optimize); };
        std::vector<Ban> list;
        list.push_back({"words/wait", "qWait", re(R"(\bqWait\b)"), Everywhere, View::Code,
                        "wait for what should happen: QSignalSpy::wait, QTRY_COMPARE, or virtual time"});
        list.push_back({"words/sleep", "leep",
                        re(R"(\b(sleep|usleep|nanosleep|msleep|qSleep|sleep_for|sleep_until)\s*\()"), Everywhere,
                        View::Code, "nobody sleeps: set a deadline or wait for a condition"});
        list.push_back({"words/events", "processEvents", re(R"(\bprocessEvents\b)"), Everywhere, View::Code,
                        "do not run the loop inside the loop: put the rest into an inbox message"});
        list.push_back({"words/loop", "QEventLoop", re(R"(\bQEventLoop\b)"), OutsideAppMains, View::Code,
                        "no nested event loops: go on in a slot, or wait with QSignalSpy in tests"});
        list.push_back({"words/blocking", "BlockingQueued", re(R"(\bBlockingQueuedConnection\b)"), Everywhere,
                        View::Code, "threads do not wait for each other: send a message and get one back"});
        list.push_back({"words/catch", "catch", re(R"(\bcatch\s*\(\s*\.\.\.\s*\))"), Everywhere, View::Code,
                        "it swallows faults: return a Result, or catch the type that is thrown"});
        list.push_back({"words/instance", "instance", re(R"(::\s*instance\s*\(\s*\)(?!\s*(const\b|noexcept\b|\{)))"),
                        Everywhere, View::Code, "take what you use in the constructor; node does the wiring"});
        list.push_back({"words/context", "setContextProperty", re(R"(\bsetContextProperty\b)"), Everywhere, View::Code,
                        "give QML a required property of a type"});
        list.push_back({"words/clock", "now", re(R"(::\s*now\s*\()"), BelowNet, View::Code,
                        "take Now as an argument (base/time.h)"});
        list.push_back({"words/random", "rand", re(R"(\brandom_device\b|\bs?rand\s*\()"), BelowNet, View::Code,
                        "take base/random.h as an argument"});
        list.push_back({"words/environment", "getenv", re(R"(\b(secure_)?getenv\b)"), BelowNet, View::Code,
                        "settings are arguments; app/ reads the environment"});
        list.push_back({"words/thread", "thread|async", re(R"(\bstd::(jthread|thread|async)\b)"), BelowNet, View::Code,
                        "node owns the threads (node/threads.h); take an Executor"});
        return list;
    }();
    return bans;
}

const std::vector<Ban>& textBans() {
    static const std::vector<Ban> bans{
        {"words/todo",
         "FIX"
         "ME|TO"
         "DO|X"
         "XX|HA"
         "CK",
         std::regex(R"(\b(FIXME|TODO|XXX|HACK)\b)"), Where::Everywhere, View::Comments,
         "finish it, or leave it out and open an issue"},
        // Written so that this very line does not match itself.
        {"words/machine", "/",
         std::regex("(^|[^A-Za-z0-9_.~}-])/(wo"
                    "rk|tm"
                    "p|fa"
                    "rm|ro"
                    "ot|Users|home/[a-z]+)/"),
         Where::Everywhere, View::Text, "a path of one machine: use QTemporaryDir, mktemp or a path from the caller"},
    };
    return bans;
}

bool applies(const Ban& ban, const SourceFile& file) {
    if (ban.where == Where::BelowNet)
        return file.liesIn("core") && isPure(file.part(1)) && file.path.find("core/base/system_") != 0;
    if (ban.where == Where::OutsideAppMains) return !(file.liesIn("app") && file.name() == "main.cpp");
    return true;
}

bool holdsOneOf(std::string_view row, std::string_view needles) {
    while (!needles.empty()) {
        const size_t bar = std::min(needles.find('|'), needles.size());
        if (row.find(needles.substr(0, bar)) != std::string_view::npos) return true;
        needles.remove_prefix(std::min(bar + 1, needles.size()));
    }
    return false;
}

void look(const Ban& ban, const SourceFile& file, Findings& findings) {
    const std::string& text = ban.view == View::Code       ? file.views.code
                              : ban.view == View::Comments ? file.views.comments
                                                           : file.text;
    size_t line = 0;
    for (const auto row : linesOf(text)) {
        ++line;
        if (!holdsOneOf(row, ban.needles)) continue;
        std::match_results<std::string_view::const_iterator> match;
        if (std::regex_search(row.begin(), row.end(), match, ban.pattern))
            findings.push_back({ban.rule, file.path, line, "\"" + match.str() + "\": " + ban.advice});
    }
}

constexpr const char* vague =
    "says nothing about what it does: name the one thing that it is (a queue, a reader, a ladder)";

/// Types of ours only: Qt's QNetworkAccessManager may be declared ahead.
void checkNames(const SourceFile& file, Findings& findings) {
    static const std::regex type(R"(\b(class|struct|namespace)\s+(\w*(Manager|Helper|Helpers|Utils|Util))\b)");
    static const std::regex path(R"((manager|helper|helpers|utils|util)\.\w+$)", std::regex::icase);
    if (std::regex_search(file.path, path))
        findings.push_back({"words/name", file.path, 0, "the file's name " + std::string(vague)});
    size_t line = 0;
    for (const auto row : linesOf(file.views.code)) {
        ++line;
        if (!holdsOneOf(row, "Manager|Helper|Util")) continue;
        std::match_results<std::string_view::const_iterator> match;
        if (std::regex_search(row.begin(), row.end(), match, type) && !match[2].str().starts_with("Q"))
            findings.push_back({"words/name", file.path, line, match[2].str() + " " + vague});
    }
}

} // namespace

Findings checkWords(const SourceTree& tree) {
    Findings findings;
    for (const auto& file : tree.files()) {
        for (const auto& ban : textBans()) {
            if (ban.view == View::Text ? file.name() != "LICENSE" : file.isCpp() || file.isQml())
                look(ban, file, findings);
        }
        if (file.isCpp() || file.isQml()) checkNames(file, findings);
        if (!file.isCpp()) continue;
        for (const auto& ban : cppBans()) {
            if (applies(ban, file)) look(ban, file, findings);
        }
    }
    return findings;
}

} // namespace ieum::tidy
