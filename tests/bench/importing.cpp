// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "bench/bench.h"
#include "bench/chat_forms.h"
#include "bench/peak.h"
#include "cli/drill/kakao_export.h"
#include "e2e/tool.h"
#include "e2e/waiting.h"
#include "support/built.h"

#include <QDir>

// A chat comes into a running node: read, told apart, signed, sealed, placed, stored and indexed. The rival of
// KakaoTalk's is the store's bulk ingest, which verifies and stores what others signed and sealed; all other forms
// stand beside that one, and each of them has a node of its own, so that its memory is its own, too.
namespace ieum::bench {
namespace {

constexpr int importMs = 30 * 60'000;

QJsonObject ask(const QString& profile, QStringList words) {
    QProcess process;
    words << "--profile" << profile << "--json";
    process.start(ieum::test::built("ieumctl"), words);
    if (!process.waitForFinished(importMs) || process.exitCode() != 0) {
        stop(words.first().toStdString() + " went wrong: " + process.readAllStandardError().toStdString());
    }
    return QJsonDocument::fromJson(process.readAllStandardOutput()).object();
}

struct Brought {
    double rate = 0; ///< messages per second
    double growthMb = 0;
    QString room;
};
/// In a node that runs.
Brought bring(const e2e::Profile& profile, const e2e::Running& running, const QString& path, int count) {
    const Peak peak(running.processId());
    QJsonObject report;
    const Spent spent = timeOf([&] { report = ask(profile.path(), {"import", path, "--tz", "UTC"}); });
    if (report["messages"].toInt() != count) stop("messages are missing of " + path.toStdString());
    return {count / spent.seconds, peak.growthMb(), report["room"].toString()};
}

void startIn(const e2e::Profile& profile, std::optional<e2e::Running>& running) {
    if (profile.init().exitCode != 0) stop("no profile could be made");
    running.emplace(profile.path(), e2e::beaconPortOfThisTest());
    if (!e2e::until([&] { return running->has(QStringLiteral("ready")); })) stop("the node did not start");
}

Brought bringAlone(const QString& path, int count) {
    const e2e::Profile profile(QStringLiteral("바다"));
    std::optional<e2e::Running> running;
    startIn(profile, running);
    return bring(profile, *running, path, count);
}

void add(Figures& figures, const std::string& name, const Brought& brought, double against) {
    figures.push_back({"messages imported from " + name, brought.rate, "per second", brought.rate / against,
                       "KakaoTalk, Android", ""});
    figures.push_back({"  memory that the node grew by", brought.growthMb, "MB", 0, "", "", valueAtMost(128)});
}

} // namespace

Figures importing(const Options& options) {
    const int count = options.full ? 1'000'000 : 100'000;
    const e2e::Profile profile(QStringLiteral("바다"));
    std::optional<e2e::Running> running;
    startIn(profile, running);
    const QString path = profile.beside(QStringLiteral("KakaoTalkChats.txt"));
    double exportMb = 0;
    {
        QFile file(path);
        const QByteArray text = cli::kakaoExport(QStringLiteral("모임"), {"바다", "서연", "민준", "지우"}, count, 7);
        exportMb = static_cast<double>(text.size()) / 1e6;
        if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size()) stop("no export could be written");
    }
    const Brought kakao = bring(profile, *running, path, count);
    const Figure bulk = ingest(options).front();
    const std::string note = std::to_string(count) + " messages, " + std::to_string(exportMb) + " MB";
    Figures figures{{"messages imported from KakaoTalk, Android", kakao.rate, "per second", kakao.rate / bulk.value,
                     "the store's bulk ingest", note, ratioAtLeast(0.4)},
                    {"  memory that the node grew by", kakao.growthMb, "MB", 0, "", "", valueAtMost(128)},
                    {"the store's bulk ingest", bulk.value, bulk.unit, 0, "", bulk.note}};
    const QString archive = profile.beside(QStringLiteral("archive"));
    ask(profile.path(), {"export", kakao.room, "--to", "jsonl", "--out", archive});
    running.reset();
    add(figures, "an archive of Ieum", bringAlone(archive, count), kakao.rate);
    for (const ChatForm& form : chatForms()) {
        const QTemporaryDir folder;
        add(figures, form.name, bringAlone(form.write(folder.path(), count), count), kakao.rate);
    }
    return figures;
}

} // namespace ieum::bench
