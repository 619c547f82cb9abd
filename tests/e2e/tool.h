// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Runs ieumctl as a process and reads what it says.
#pragma once

#include "support/built.h"
#include "support/own_port.h"

#include <QtTest>

#include <csignal>
#include <sys/prctl.h>

namespace ieum::e2e {

/// A command, and what comes of it, however busy the computer is.
constexpr int commandMs = 60'000;

struct Said {
    int exitCode = -1;
    QByteArray out;
    QByteArray err;

    QJsonObject object() const { return QJsonDocument::fromJson(out).object(); }
    QList<QJsonObject> lines() const {
        QList<QJsonObject> all;
        for (const QByteArray& line : out.split('\n')) {
            if (!line.isEmpty()) all.append(QJsonDocument::fromJson(line).object());
        }
        return all;
    }
    /// One sentence and nothing else.
    bool isOneSentence() const {
        const QString text = QString::fromUtf8(err);
        return out.isEmpty() && text.endsWith(QLatin1String(".\n")) && text.count('\n') == 1 && text.size() > 20;
    }
};

/// What programs keep outside of profiles goes with the test.
inline void keepStateHere() {
    static const QTemporaryDir state;
    qputenv("XDG_STATE_HOME", state.path().toUtf8());
}

/// `before`: a command that runs it elsewhere.
inline Said run(const QStringList& arguments, const QStringList& before = {}) {
    keepStateHere();
    QProcess process;
    const QStringList whole = before + QStringList{ieum::test::built("ieumctl")} + arguments;
    process.start(whole.first(), whole.mid(1));
    if (!process.waitForFinished(commandMs)) return {};
    return {process.exitCode(), process.readAllStandardOutput(), process.readAllStandardError()};
}

/// A profile in a folder of its own.
class Profile {
  public:
    explicit Profile(const QString& name) : m_path(m_folder.filePath("profile")) {
        m_init = run({"init", "--name", name, "--profile", m_path, "--json"});
    }
    /// A folder without a profile yet.
    Profile() : m_path(m_folder.filePath("profile")) {}
    const QString& path() const { return m_path; }
    const Said& init() const { return m_init; }
    QString beside(const QString& name) const { return m_folder.filePath(name); }
    Said ask(const QStringList& arguments) const { return run(arguments + QStringList{"--profile", m_path, "--json"}); }

  private:
    QTemporaryDir m_folder;
    QString m_path;
    Said m_init;
};

/// Of all files below: names and bytes.
inline QByteArray hashOf(const QString& folder) {
    QStringList paths;
    QDirIterator each(folder, QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    while (each.hasNext()) paths.append(each.next());
    paths.sort();
    QCryptographicHash hash(QCryptographicHash::Sha256);
    for (const QString& path : paths) {
        QFile file(path);
        if (!file.open(QIODevice::ReadOnly)) return {};
        hash.addData(path.toUtf8());
        hash.addData(file.readAll());
    }
    return hash.result();
}

/// Where it runs: on the loopback, or behind a command that takes it elsewhere.
struct Where {
    QStringList before;
    QString interfaces = "lo";
};

/// What is started ends with the test, however that ends.
inline void diesWithUs(QProcess& process) {
    process.setChildProcessModifier([] { ::prctl(PR_SET_PDEATHSIG, SIGKILL); });
}

/// `ieumctl run --json` in the background, with its events.
class Running {
  public:
    using OnEvent = std::function<void(const QJsonObject&)>;

    Running(const QString& profile, quint16 beaconPort, const QStringList& more = {}, const Where& where = {})
        : Running(where.before +
                  QStringList{ieum::test::built("ieumctl"), "run", "--json", "--profile", profile, "--lan-interfaces",
                              where.interfaces, "--beacon-port", QString::number(beaconPort)} +
                  more) {}
    explicit Running(const QStringList& command, OnEvent onEvent = {}) : m_onEvent(std::move(onEvent)) {
        keepStateHere();
        diesWithUs(m_process);
        QObject::connect(&m_process, &QProcess::readyReadStandardOutput, &m_process, [this] {
            while (m_process.canReadLine()) hear(QJsonDocument::fromJson(m_process.readLine()).object());
        });
        m_process.start(command.first(), command.mid(1));
    }
    ~Running() { stop(); }
    Running(const Running&) = delete;
    Running& operator=(const Running&) = delete;

    bool has(const QString& event) const {
        for (const QJsonObject& each : m_events) {
            if (each["event"].toString() == event) return true;
        }
        return false;
    }
    bool has(const QString& event, const QString& key, const QString& value) const {
        for (const QJsonObject& each : m_events) {
            if (each["event"].toString() == event && each[key].toString() == value) return true;
        }
        return false;
    }
    bool hasArrived(const QString& id) const {
        for (const QJsonObject& each : m_events) {
            if (each["event"] == "message" && each["id"].toString() == id) return true;
        }
        return false;
    }
    int stop() {
        if (m_process.state() == QProcess::NotRunning) return m_process.exitCode();
        m_process.terminate();
        if (!m_process.waitForFinished(commandMs)) m_process.kill();
        return m_process.exitStatus() == QProcess::NormalExit ? m_process.exitCode() : -1;
    }
    /// Signal 9. What it said before still counts.
    void kill() {
        m_process.kill();
        m_process.waitForFinished(commandMs);
    }
    bool isRunning() const { return m_process.state() != QProcess::NotRunning; }
    qint64 processId() const { return m_process.processId(); }
    QByteArray errors() { return m_process.readAllStandardError(); }

  private:
    void hear(const QJsonObject& event) {
        m_events.append(event);
        if (m_onEvent) m_onEvent(event);
    }

    QProcess m_process;
    QList<QJsonObject> m_events;
    OnEvent m_onEvent;
};

/// Each test program has one of its own, so that two of them never meet.
inline quint16 beaconPortOfThisTest() { return ieum::test::ownBeaconPort(); }

} // namespace ieum::e2e
