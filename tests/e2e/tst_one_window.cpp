// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The window's program started twice for one profile: the second start calls the first one's window and ends, whether
// the profile is open, locked, or not made yet.
#include "e2e/tool.h"
#include "support/built.h"

#include <QImage>

using namespace ieum::e2e;

namespace {

constexpr int startMs = 60'000;

QStringList windowOptions(const QString& profile) { return {"--profile", profile, "--offline", "--report", "0"}; }

} // namespace

class TestOneWindow : public QObject {
    Q_OBJECT
  private slots:
    void initTestCase();
    void aSecondStartCallsTheFirst_data();
    void aSecondStartCallsTheFirst();
    void aLinkThatTheDesktopHandsOverIsOffered();

  private:
    /// Until its first frame is drawn.
    static bool start(QProcess& process, const QString& profile) {
        process.start(ieum::test::built("ieum"), windowOptions(profile));
        while (process.waitForReadyRead(startMs)) {
            if (process.readAllStandardOutput().contains("first_frame")) return true;
        }
        return false;
    }
    QTemporaryDir m_home;
};

void TestOneWindow::initTestCase() {
    qputenv("XDG_CONFIG_HOME", m_home.filePath("config").toUtf8());
    keepStateHere();
}

void TestOneWindow::aSecondStartCallsTheFirst_data() {
    QTest::addColumn<QString>("kind");
    for (const char* kind : {"open", "locked", "new"}) QTest::newRow(kind) << kind;
}

void TestOneWindow::aSecondStartCallsTheFirst() {
    QFETCH(QString, kind);
    QTemporaryDir folder;
    const QString profile = folder.filePath("profile");
    QStringList init{"init", "--name", "서연", "--profile", profile};
    if (kind == "locked") {
        QFile words(folder.filePath("words"));
        QVERIFY(words.open(QIODevice::WriteOnly));
        words.write("바른 말\n");
        words.close();
        init += {"--passphrase-file", words.fileName()};
    }
    if (kind != "new") QCOMPARE(run(init).exitCode, 0);
    QProcess first;
    QVERIFY(start(first, profile));
    QProcess second;
    second.start(ieum::test::built("ieum"), windowOptions(profile));
    QVERIFY(second.waitForFinished(startMs));
    QCOMPARE(second.exitCode(), 0);
    QVERIFY(second.readAllStandardError().contains("running already"));
    QVERIFY(second.readAllStandardOutput().isEmpty()); // it drew nothing
    QCOMPARE(first.state(), QProcess::Running);
    first.kill(); // the name of its socket stays behind
    QVERIFY(first.waitForFinished(startMs));
    QProcess third;
    QVERIFY(start(third, profile));
    third.terminate();
    QVERIFY(third.waitForFinished(startMs));
}

/// The picture with the link differs from the one without: a sheet stands over the window.
void TestOneWindow::aLinkThatTheDesktopHandsOverIsOffered() {
    QTemporaryDir folder;
    const QString profile = folder.filePath("profile");
    QCOMPARE(run({"init", "--name", "서연", "--profile", profile}).exitCode, 0);
    const auto pictureWith = [&](const QStringList& handed, const char* name) {
        QProcess program;
        const QString file = folder.filePath(name);
        program.start(ieum::test::built("ieum"),
                      QStringList{"--profile", profile, "--offline", "--screenshot", file} + handed);
        return program.waitForFinished(startMs) && program.exitCode() == 0 ? QImage(file) : QImage();
    };
    const QImage plain = pictureWith({}, "plain.png");
    const QImage offered = pictureWith({"ieum:AAAA"}, "offered.png");
    QVERIFY(!plain.isNull() && plain.size() == offered.size());
    QVERIFY(plain.pixel(20, plain.height() / 2) != offered.pixel(20, plain.height() / 2)); // shaded
}

QTEST_MAIN(TestOneWindow)
#include "tst_one_window.moc"
