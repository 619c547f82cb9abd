// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/options.h"

#include "sim/nemesis.h"
#include "sim/scenario.h"

#include <charconv>
#include <cstdio>
#include <cstdlib>

namespace ieum::sim {

namespace {

constexpr uint32_t nodesMax = 5000;
constexpr double hoursMax = 24.0 * 365;

template <class Number> bool read(std::string_view text, Number& number) {
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    return error == std::errc() && end == text.data() + text.size();
}

bool readNames(std::string_view text, std::set<std::string>& names) {
    while (!text.empty()) {
        const size_t end = std::min(text.find(','), text.size());
        names.emplace(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return !names.empty();
}

bool take(Options& options, std::string_view name, std::string_view value) {
    Settings& settings = options.settings;
    if (name == "--seed") return read(value, settings.seed);
    if (name == "--seeds") return read(value, options.seeds) && options.seeds > 0;
    if (name == "--nodes") return read(value, settings.nodes) && settings.nodes > 1 && settings.nodes <= nodesMax;
    if (name == "--hours") return read(value, settings.hours) && settings.hours > 0 && settings.hours <= hoursMax;
    if (name == "--ops") return read(value, settings.opsMax);
    if (name == "--jobs") return read(value, options.jobs);
    if (name == "--without") return readNames(value, settings.without);
    if (name != "--scenario" || !isScenario(std::string(value))) return false;
    settings.scenario = value;
    return true;
}

} // namespace

std::optional<Options> parseOptions(const std::vector<std::string_view>& words) {
    Options options;
    for (size_t i = 0; i < words.size(); ++i) {
        if (words[i] == "--help") {
            options.help = true;
        } else if (words[i] == "--quiet") {
            options.quiet = true;
        } else if (words[i] == "--first") {
            options.onlyFirst = true;
        } else if (words[i] == "--no-shrink") {
            options.shrinks = false;
        } else if (i + 1 == words.size() || !take(options, words[i], words[i + 1])) {
            return std::nullopt;
        } else {
            ++i;
        }
    }
    return options;
}

std::string commandOf(const Settings& settings) {
    char hours[32];
    std::snprintf(hours, sizeof hours, "%.17g", settings.hours);
    std::string command = "ieum-sim --seed " + std::to_string(settings.seed) + " --nodes " +
                          std::to_string(settings.nodes) + " --hours " + hours + " --scenario " + settings.scenario;
    if (settings.opsMax != UINT64_MAX) command += " --ops " + std::to_string(settings.opsMax);
    for (const std::string& name : settings.without) {
        command += (name == *settings.without.begin() ? " --without " : ",") + name;
    }
    return command;
}

std::string helpText() {
    std::string text =
        "ieum-sim [--seed N] [--seeds COUNT] [--nodes N] [--hours H] [--scenario NAME]\n"
        "         [--without NEMESIS,...] [--ops N] [--jobs N] [--quiet] [--no-shrink] [--first]\n\nScenarios:\n";
    for (const Scenario& scenario : allScenarios()) {
        text += "  " + std::string(scenario.name) + ": " + scenario.what + "\n";
    }
    text += "\nNemeses:\n";
    for (const Nemesis& nemesis : allNemeses()) text += "  " + std::string(nemesis.name) + ": " + nemesis.what + "\n";
    return text;
}

} // namespace ieum::sim
