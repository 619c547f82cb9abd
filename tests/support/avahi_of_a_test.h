// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// A system bus and an Avahi daemon of a test's own, in the network of the test or of a place in it. Needs root; ends
// with the object.
#pragma once

#include <QFile>
#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>
#include <sys/prctl.h>

namespace ieum::test {

class AvahiOfATest {
  public:
    /// `before`: a command that takes it to another network.
    explicit AvahiOfATest(const QStringList& before = {}, const QString& hostName = "desk-of-a-test")
        : m_before(before) {
        write("bus.conf", "<!DOCTYPE busconfig PUBLIC '-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN' "
                          "'http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd'><busconfig><type>system</type>"
                          "<listen>unix:path=" +
                              path("bus") +
                              "</listen><auth>EXTERNAL</auth><policy context='default'><allow user='*'/>"
                              "<allow own='*'/><allow send_destination='*'/><allow receive_sender='*'/></policy>"
                              "</busconfig>");
        write("avahi.conf", "[server]\nhost-name=" + hostName + "\n[wide-area]\nenable-wide-area=no\n");
    }
    ~AvahiOfATest() {
        stop();
        end(m_bus);
    }
    AvahiOfATest(const AvahiOfATest&) = delete;
    AvahiOfATest& operator=(const AvahiOfATest&) = delete;

    static bool isPossible() {
        return !QStandardPaths::findExecutable("avahi-daemon", {"/usr/sbin"}).isEmpty() &&
               !QStandardPaths::findExecutable("dbus-daemon").isEmpty();
    }
    /// As D-Bus itself takes it from the environment.
    QString address() const { return "unix:path=" + path("bus"); }
    /// What stands before a command that is to be there and to use this bus.
    QStringList at() const { return m_before + QStringList{"env", "DBUS_SYSTEM_BUS_ADDRESS=" + address()}; }

    bool startBus() {
        begin(m_bus, QStringList{"dbus-daemon", "--config-file=" + path("bus.conf"), "--nofork", "--nopidfile"});
        return QTest::qWaitFor([&] { return QFile::exists(path("bus")); }, patienceMs);
    }
    /// The daemon; its own files lie in a /run that only it sees.
    bool start() {
        m_said.clear();
        m_avahi.setProcessChannelMode(QProcess::MergedChannels);
        begin(m_avahi, at() + QStringList{"unshare", "-m", "sh", "-c",
                                          "mount -t tmpfs none /run && exec /usr/sbin/avahi-daemon --no-drop-root "
                                          "--no-chroot --no-rlimits -f " +
                                              path("avahi.conf")});
        return QTest::qWaitFor(
            [&] {
                m_said += m_avahi.readAll();
                return m_said.contains("startup complete");
            },
            patienceMs);
    }
    void stop() { end(m_avahi); }
    QByteArray said() const { return m_said; }

  private:
    static constexpr int patienceMs = 40'000;

    QString path(const QString& name) const { return m_folder.filePath(name); }
    void write(const QString& name, const QString& text) const {
        QFile file(path(name));
        if (file.open(QIODevice::WriteOnly)) file.write(text.toUtf8());
    }
    static void begin(QProcess& process, const QStringList& command) {
        process.setChildProcessModifier([] { ::prctl(PR_SET_PDEATHSIG, SIGKILL); });
        process.start(command.first(), command.mid(1));
    }
    static void end(QProcess& process) {
        if (process.state() == QProcess::NotRunning) return;
        process.terminate();
        if (!process.waitForFinished(patienceMs)) process.kill();
    }

    QStringList m_before;
    QTemporaryDir m_folder;
    QProcess m_bus;
    QProcess m_avahi;
    QByteArray m_said;
};

} // namespace ieum::test
