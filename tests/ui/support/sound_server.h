// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// A real PulseAudio of a test's own, without any hardware: its loudspeaker is nothing, a tone is always played there,
// and its microphone hears what the loudspeaker plays. The process that has one uses it, and lays recordings beside it.
#pragma once

#include <QDirIterator>
#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

namespace ieum::uitest {

class SoundServer {
  public:
    SoundServer() {
        qputenv("HOME", m_folder.path().toUtf8());
        qputenv("XDG_RUNTIME_DIR", m_folder.path().toUtf8());
        qputenv("XDG_CONFIG_HOME", m_folder.path().toUtf8());
        qputenv("PULSE_COOKIE", m_folder.filePath(QStringLiteral("cookie")).toUtf8());
        qunsetenv("PULSE_RUNTIME_PATH");
        point(socket());
    }
    ~SoundServer() {
        m_daemon.kill();
        m_daemon.waitForFinished();
    }
    SoundServer(const SoundServer&) = delete;
    SoundServer& operator=(const SoundServer&) = delete;

    static bool isPossible() { return !QStandardPaths::findExecutable(QStringLiteral("pulseaudio")).isEmpty(); }
    /// False: it does not come.
    bool start() {
        m_daemon.setStandardErrorFile(m_folder.filePath(QStringLiteral("log")));
        m_daemon.start(QStringLiteral("pulseaudio"),
                       {"-n", "--daemonize=no", "--system=false", "--use-pid-file=no", "--exit-idle-time=-1",
                        "--disable-shm=yes", "--log-target=stderr", "-L", "module-null-sink sink_name=test", "-L",
                        "module-sine sink=test frequency=440", "-L",
                        "module-native-protocol-unix auth-anonymous=1 socket=" + socket()});
        constexpr int comesMs = 60'000;
        return m_daemon.waitForStarted() && QTest::qWaitFor([this] { return QFile::exists(socket()); }, comesMs);
    }
    /// From now on, whoever records or plays finds the server, or nobody.
    void beThere(bool isThere) { point(isThere ? socket() : m_folder.filePath(QStringLiteral("nobody"))); }
    /// What lies in the clear.
    QStringList recordings() const {
        QStringList all;
        QDirIterator files(m_folder.path(), {QStringLiteral("*.opus")}, QDir::Files | QDir::Hidden,
                           QDirIterator::Subdirectories);
        while (files.hasNext()) all += files.next();
        return all;
    }

  private:
    QString socket() const { return m_folder.filePath(QStringLiteral("socket")); }
    static void point(const QString& socket) { qputenv("PULSE_SERVER", ("unix:" + socket).toUtf8()); }
    QTemporaryDir m_folder;
    QProcess m_daemon;
};

} // namespace ieum::uitest
