// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "bench/bench.h"

#include "crypto/init.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QElapsedTimer>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <ctime>

namespace ieum::bench {
namespace {

struct Benchmark {
    const char* name;
    Figures (*run)(const Options& options);
};
constexpr Benchmark benchmarks[] = {
    {"delivery", delivery}, {"epoch", epoch},   {"export", exporting}, {"files", files},   {"import", importing},
    {"ingest", ingest},     {"ranges", ranges}, {"repair", repair},    {"resync", resync}, {"rivals", rivals},
    {"search", search},     {"store", store},   {"swarm", swarm},      {"ui", ui}};

/// What must be reached and whether it was; empty when nothing must.
std::string verdictOn(const Figure& figure) {
    if (figure.bound.of == Bound::Of::Nothing) return {};
    const bool isLeast = figure.bound.of == Bound::Of::RatioAtLeast;
    const std::string limit = QString::number(figure.bound.limit).toStdString();
    return std::string(figure.isMet() ? "reached" : "MISSED") + ": " + (isLeast ? ">= " : "<= ") + limit;
}

void print(const char* name, const Figures& figures) {
    std::printf("%s\n", name);
    for (const auto& figure : figures) {
        std::printf("  %-60s %12.3f %-10s", figure.what.c_str(), figure.value, figure.unit.c_str());
        if (figure.ratio > 0) std::printf(" %9.2f x %s", figure.ratio, figure.against.c_str());
        for (const std::string& rest : {verdictOn(figure), figure.note}) {
            if (!rest.empty()) std::printf("  %s", rest.c_str());
        }
        std::printf("\n");
    }
}

QJsonArray jsonOf(const Figures& figures) {
    QJsonArray rows;
    for (const auto& figure : figures) {
        rows.append(QJsonObject{{"what", QString::fromStdString(figure.what)},
                                {"value", figure.value},
                                {"unit", QString::fromStdString(figure.unit)},
                                {"ratio", figure.ratio},
                                {"against", QString::fromStdString(figure.against)},
                                {"note", QString::fromStdString(figure.note)},
                                {"bound", QString::fromStdString(verdictOn(figure))}});
    }
    return rows;
}

} // namespace

double medianMs(int rounds, const std::function<void()>& work) {
    std::vector<double> times;
    for (int i = 0; i < rounds; ++i) {
        QElapsedTimer timer;
        timer.start();
        work();
        times.push_back(static_cast<double>(timer.nsecsElapsed()) / 1e6);
    }
    std::sort(times.begin(), times.end());
    return times[times.size() / 2];
}

Spent timeOf(const std::function<void()>& work) {
    QElapsedTimer timer;
    timer.start();
    const std::clock_t before = std::clock();
    work();
    const std::clock_t after = std::clock();
    return {static_cast<double>(timer.nsecsElapsed()) / 1e9, static_cast<double>(after - before) / CLOCKS_PER_SEC};
}

void stop(const std::string& why) {
    std::fprintf(stderr, "ieum-bench: %s\n", why.c_str());
    std::exit(1);
}

} // namespace ieum::bench

int main(int argc, char** argv) {
    using namespace ieum::bench;
    QCoreApplication application(argc, argv);
    QCommandLineParser parser;
    parser.addHelpOption();
    const QCommandLineOption json("json", "Print JSON.");
    const QCommandLineOption check("check", "Exit with 1 when a figure misses its bound.");
    const QCommandLineOption full("full", "The sizes that the design names, not smaller ones.");
    parser.addOptions({json, check, full});
    parser.addPositionalArgument("name", "Which benchmarks; all when none is named.", "[name …]");
    parser.process(application);
    if (!ieum::crypto::initialise()) stop("no cryptography");
    const QStringList wanted = parser.positionalArguments();
    const Options options{parser.isSet(full)};
    QJsonObject all;
    bool isMet = true;
    for (const auto& benchmark : benchmarks) {
        if (!wanted.isEmpty() && !wanted.contains(benchmark.name)) continue;
        const Figures figures = benchmark.run(options);
        isMet = isMet && std::all_of(figures.begin(), figures.end(), [](const Figure& each) { return each.isMet(); });
        if (parser.isSet(json)) {
            all[benchmark.name] = jsonOf(figures);
        } else {
            print(benchmark.name, figures);
        }
    }
    if (parser.isSet(json)) std::printf("%s", QJsonDocument(all).toJson().constData());
    return parser.isSet(check) && !isMet ? 1 : 0;
}
