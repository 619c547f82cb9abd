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

namespace ieum::bench {
namespace {

struct Benchmark {
    const char* name;
    Figures (*run)();
};
constexpr Benchmark benchmarks[] = {{"search", search}, {"store", store}};

void print(const char* name, const Figures& figures) {
    std::printf("%s\n", name);
    for (const auto& figure : figures) {
        std::printf("  %-52s %12.3f %-10s", figure.what.c_str(), figure.value, figure.unit.c_str());
        if (figure.ratio > 0) std::printf(" %9.2f x %s", figure.ratio, figure.against.c_str());
        std::printf("%s%s\n", figure.note.empty() ? "" : "  ", figure.note.c_str());
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
                                {"note", QString::fromStdString(figure.note)}});
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
    parser.addOption(json);
    parser.addPositionalArgument("name", "Which benchmarks; all when none is named.", "[name …]");
    parser.process(application);
    if (!ieum::crypto::initialise()) stop("no cryptography");
    const QStringList wanted = parser.positionalArguments();
    QJsonObject all;
    for (const auto& benchmark : benchmarks) {
        if (!wanted.isEmpty() && !wanted.contains(benchmark.name)) continue;
        const Figures figures = benchmark.run();
        if (parser.isSet(json)) {
            all[benchmark.name] = jsonOf(figures);
        } else {
            print(benchmark.name, figures);
        }
    }
    if (parser.isSet(json)) std::printf("%s", QJsonDocument(all).toJson().constData());
    return 0;
}
