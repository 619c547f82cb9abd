// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// ieum-replica: exits 0 after SIGTERM or SIGINT, 1 with one sentence when it cannot serve, 2 for a wrong command line.
#include "node/sentences.h"
#include "replica/options.h"
#include "replica/stop_signals.h"

#include <QCoreApplication>
#include <QJsonDocument>
#include <QJsonObject>

#include <cstdio>
#include <sys/stat.h>

namespace {

using namespace ieum;

void say(std::FILE* where, const std::string& line) {
    std::fprintf(where, "%s\n", line.c_str());
    std::fflush(where);
}

std::string firstLineOf(const node::ReplicaHost& host, bool asJson) {
    if (!asJson) return host.address() + (host.webAddress().empty() ? "" : "\n" + host.webAddress());
    QJsonObject line{{"address", QString::fromStdString(host.address())}, {"port", host.port()}};
    if (!host.webAddress().empty()) line["web_address"] = QString::fromStdString(host.webAddress());
    return QJsonDocument(line).toJson(QJsonDocument::Compact).toStdString();
}

int serve(QCoreApplication& application, app::ReplicaOptions options) {
    const app::StopSignals stopSignals;
    QObject::connect(&stopSignals, &app::StopSignals::stopAsked, &application, [] { QCoreApplication::exit(0); });
    options.host.onLost = [&application](const Error& error) {
        say(stderr, node::sentenceOf(error));
        QMetaObject::invokeMethod(
            &application, [] { QCoreApplication::exit(1); }, Qt::QueuedConnection);
    };
    const auto host = node::ReplicaHost::start(std::move(options.host));
    if (!host) {
        say(stderr, node::sentenceOf(host.error()));
        return 1;
    }
    say(stdout, firstLineOf(**host, options.json));
    return QCoreApplication::exec();
}

} // namespace

int main(int argc, char** argv) {
    // Everything in the data folder is the operator's alone.
    ::umask(077);
    QCoreApplication application(argc, argv);
    auto parsed = app::parseReplicaOptions(QCoreApplication::arguments().mid(1));
    if (const auto* bad = std::get_if<app::BadUsage>(&parsed)) {
        say(stderr, bad->why + "\n\n" + app::replicaUsage());
        return 2;
    }
    auto& options = std::get<app::ReplicaOptions>(parsed);
    if (options.showHelp) {
        say(stdout, app::replicaUsage());
        return 0;
    }
    return serve(application, std::move(options));
}
