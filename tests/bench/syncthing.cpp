// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "bench/syncthing.h"

#include "bench/large_file.h"

#include <QDir>
#include <QProcess>
#include <QRegularExpression>
#include <QStandardPaths>
#include <QTemporaryDir>

namespace ieum::bench {

namespace {

using namespace ieum::e2e;

constexpr int port = 22'000;
constexpr int patienceMs = 300'000;

/// One installation, with a folder that it shares with the other one.
class Installation {
  public:
    Installation(const PairOfNodes& nodes, QString host, const RawPlace& place, const QTemporaryDir& in)
        : m_host{nodes.network(), std::move(host)}, m_address(place.address), m_home(in.filePath(m_host.host)) {
        QDir().mkpath(folder() + "/.stfolder");
        run({"generate", "--home", m_home, "--no-default-folder"});
        m_id = run({"--home", m_home, "--device-id"}).trimmed();
    }
    ~Installation() {
        m_process.kill();
        m_process.waitForFinished();
    }
    QString folder() const { return m_home + "/files"; }

    /// Its own configuration is kept but for the people, the folder, and all that would leave this machine.
    void meet(const Installation& other) {
        QFile file(m_home + "/config.xml");
        if (!file.open(QIODevice::ReadOnly)) stop("Syncthing made no configuration");
        QString text = QString::fromUtf8(file.readAll());
        file.close();
        for (const char* name : {"globalAnnounceEnabled", "localAnnounceEnabled", "relaysEnabled", "natEnabled",
                                 "startBrowser", "crashReportingEnabled", "setLowPriority"}) {
            set(text, name, "false");
        }
        set(text, "listenAddress", QStringLiteral("tcp4://%1:%2").arg(m_address).arg(port));
        set(text, "urAccepted", "-1");
        set(text, "autoUpgradeIntervalH", "0");
        set(text, "reconnectionIntervalS", "1");
        const QString device = QStringLiteral("<device id=\"%1\"><address>%2</address></device>");
        const QString shared = QStringLiteral("<folder id=\"bench\" path=\"%1\" type=\"sendreceive\">"
                                              "<device id=\"%2\"></device><device id=\"%3\"></device></folder>");
        const QString end = QStringLiteral("</configuration>");
        text.replace(end, device.arg(other.m_id, QStringLiteral("tcp4://%1:%2").arg(other.m_address).arg(port)) +
                              shared.arg(folder(), m_id, other.m_id) + end);
        if (!file.open(QIODevice::WriteOnly) || file.write(text.toUtf8()) < 0) stop("no configuration for Syncthing");
    }
    void start() {
        m_process.setStandardOutputFile(QProcess::nullDevice());
        m_process.setStandardErrorFile(QProcess::nullDevice());
        const QStringList command = m_host.command(
            {"syncthing", "--home", m_home, "--no-browser", "--no-restart", "--gui-address", "127.0.0.1:8384"});
        m_process.start(command.first(), command.mid(1));
        if (!m_process.waitForStarted()) stop("Syncthing does not start");
    }

  private:
    static void set(QString& text, const QString& name, const QString& value) {
        text.replace(QRegularExpression(QStringLiteral("<%1>[^<]*</%1>").arg(name)),
                     QStringLiteral("<%1>%2</%1>").arg(name, value));
    }
    static QString run(const QStringList& arguments) {
        QProcess process;
        process.start("syncthing", arguments);
        if (!process.waitForFinished() || process.exitCode() != 0) stop("Syncthing does not do what it is told");
        return QString::fromUtf8(process.readAllStandardOutput());
    }

    Host m_host;
    QString m_address, m_home, m_id;
    QProcess m_process;
};

} // namespace

bool hasSyncthing() { return !QStandardPaths::findExecutable("syncthing").isEmpty(); }

int64_t moveBySyncthing(const PairOfNodes& nodes, uint64_t bytes) {
    const QTemporaryDir in;
    test::SeededRandom random(7);
    Installation sender(nodes, "a", nodes.here(), in), receiver(nodes, "b", nodes.there(), in);
    sender.meet(receiver);
    receiver.meet(sender);
    (void)makeFile(sender.folder() + "/large", bytes, random);
    sender.start();
    receiver.start();
    const QString coming = receiver.folder() + "/.syncthing.large.tmp", whole = receiver.folder() + "/large";
    const auto isThere = [](const QString& path) { return QFile::exists(path); };
    if (!until([&] { return isThere(coming) || isThere(whole); }, patienceMs)) stop("Syncthing did not begin");
    const int64_t began = moment();
    if (!until([&] { return isThere(whole); }, patienceMs)) stop("Syncthing did not end");
    return moment() - began;
}

} // namespace ieum::bench
