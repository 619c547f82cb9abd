// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "bench/bench.h"
#include "bench/peak.h"
#include "cli/drill/kakao_export.h"
#include "e2e/tool.h"
#include "e2e/waiting.h"
#include "support/built.h"

#include <QDir>

// A long room goes out of a running node, in every form but the one that needs a browser: how much its memory grows,
// and how fast it goes. The rival is our own archive, which writes everything and arranges nothing.
namespace ieum::bench {
namespace {

constexpr int longMs = 60 * 60'000;

QJsonDocument ask(const QString& profile, QStringList words) {
    QProcess process;
    words << "--profile" << profile << "--json";
    process.start(ieum::test::built("ieumctl"), words);
    if (!process.waitForFinished(longMs) || process.exitCode() != 0) {
        stop(words.join(' ').toStdString() + " went wrong: " + process.readAllStandardError().toStdString());
    }
    return QJsonDocument::fromJson(process.readAllStandardOutput());
}

} // namespace

Figures exporting(const Options& options) {
    const int count = options.full ? 1'000'000 : 100'000;
    const e2e::Profile profile(QStringLiteral("바다"));
    if (profile.init().exitCode != 0) stop("no profile could be made");
    const QString path = profile.beside(QStringLiteral("KakaoTalkChats.txt"));
    {
        QFile file(path);
        const QByteArray text = cli::kakaoExport(QStringLiteral("모임"), {"바다", "서연", "민준", "지우"}, count, 7);
        if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size()) stop("no export could be written");
    }
    const QString room = ask(profile.path(), {"import", path}).object()["room"].toString();
    e2e::Running running(profile.path(), e2e::beaconPortOfThisTest());
    if (!e2e::until([&] { return running.has(QStringLiteral("ready")); })) stop("the node did not start");
    Figures figures;
    double archive = 0;
    for (const char* const target :
         {"jsonl", "html", "html-zip", "csv", "mbox", "whatsapp", "line", "mattermost", "slack", "slack-files",
          "rocketchat", "matrix", "prosody", "discord", "telegram-json"}) {
        const QString out = profile.beside(QStringLiteral("out"));
        const Peak peak(running.processId());
        QJsonObject report;
        const Spent spent = timeOf([&] {
            report = ask(profile.path(), {"export", room, "--to", target, "--out", out}).object();
        });
        const double growth = peak.growthMb();
        if (report["messages"].toInt() != count) stop(std::string("messages are missing in ") + target);
        if (QFileInfo(out).isDir()) {
            QDir(out).removeRecursively();
        } else {
            QFile::remove(out);
        }
        const double rate = count / spent.seconds;
        if (archive == 0) archive = rate;
        figures.push_back({std::string("messages exported to ") + target, rate, "per second", rate / archive, "jsonl",
                           std::to_string(count) + " messages"});
        figures.push_back({"  memory that the node grew by", growth, "MB", 0, "", "", valueAtMost(128)});
    }
    return figures;
}

} // namespace ieum::bench
