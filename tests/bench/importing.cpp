// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "bench/bench.h"
#include "bench/peak.h"
#include "cli/drill/kakao_export.h"
#include "e2e/tool.h"
#include "e2e/waiting.h"

// A chat of KakaoTalk comes into a running node: read, told apart, signed, sealed, placed, stored and indexed. The
// rival is the store's bulk ingest, which verifies and stores what others signed and sealed.
namespace ieum::bench {
namespace {

constexpr int importMs = 30 * 60'000;

/// As `ieumctl import` gives it; it may take longer than commands of tests do.
QJsonObject bring(const QString& profile, const QString& path) {
    QProcess process;
    process.start(QStringLiteral(IEUM_BIN "/ieumctl"), {"import", path, "--profile", profile, "--json"});
    if (!process.waitForFinished(importMs) || process.exitCode() != 0) {
        stop("the import went wrong: " + process.readAllStandardError().toStdString());
    }
    return QJsonDocument::fromJson(process.readAllStandardOutput()).object();
}

} // namespace

Figures importing(const Options& options) {
    const int count = options.full ? 1'000'000 : 100'000;
    const e2e::Profile profile(QStringLiteral("바다"));
    if (profile.init().exitCode != 0) stop("no profile could be made");
    const QString path = profile.beside(QStringLiteral("KakaoTalkChats.txt"));
    double exportMb = 0;
    {
        QFile file(path);
        const QByteArray text = cli::kakaoExport(QStringLiteral("모임"), {"바다", "서연", "민준", "지우"}, count, 7);
        exportMb = static_cast<double>(text.size()) / 1e6;
        if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size()) stop("no export could be written");
    }
    e2e::Running running(profile.path(), e2e::beaconPortOfThisTest());
    if (!e2e::until([&] { return running.has(QStringLiteral("ready")); })) stop("the node did not start");
    const Peak peak(running.processId());
    QJsonObject report;
    const Spent spent = timeOf([&] { report = bring(profile.path(), path); });
    if (report["messages"].toInt() != count) stop("messages are missing");
    const double growth = peak.growthMb();
    const Figure bulk = ingest(options).front();
    const double rate = count / spent.seconds;
    const std::string note = std::to_string(count) + " messages, " + std::to_string(exportMb) + " MB";
    return {{"messages imported from KakaoTalk", rate, "per second", rate / bulk.value, "the store's bulk ingest", note,
             ratioAtLeast(0.4)},
            {"  memory that the node grew by", growth, "MB", 0, "", "", valueAtMost(128)},
            {"the store's bulk ingest", bulk.value, bulk.unit, 0, "", bulk.note}};
}

} // namespace ieum::bench
