// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Starting with the desktop: the file that says so, and the line in it.
#include "ui/settings/autostart.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using ieum::ui::Autostart;
using ieum::ui::startLine;

class TestAutostart : public QObject {
    Q_OBJECT
  private slots:
    void init() { qputenv("XDG_CONFIG_HOME", m_folder.filePath("config").toUtf8()); }
    void cleanup() { QDir(m_folder.filePath("config")).removeRecursively(); }
    void itIsWrittenAndRemoved();
    void whatWasSwitchedOffElsewhereIsOff_data();
    void whatWasSwitchedOffElsewhereIsOff();
    void theLineIsQuoted();
    void whatCannotBeWrittenIsSaid();

  private:
    QString place() const { return m_folder.filePath("config/autostart/ieum.desktop"); }
    QTemporaryDir m_folder;
};

void TestAutostart::itIsWrittenAndRemoved() {
    Autostart autostart;
    QVERIFY(!autostart.on());
    autostart.setOn(true);
    QVERIFY(autostart.on() && autostart.property("error").toString().isEmpty());
    QFile file(place());
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray text = file.readAll();
    QVERIFY(text.startsWith("[Desktop Entry]\n"));
    QVERIFY(text.contains(QCoreApplication::applicationFilePath().toUtf8()) && text.contains(" --background"));
    Autostart again;
    QVERIFY(again.on()); // the file is the state
    again.setOn(false);
    QVERIFY(!autostart.on() && !QFile::exists(place()));
    again.setOn(false); // nothing is there to be removed
    QVERIFY(again.property("error").toString().isEmpty());
}

void TestAutostart::whatWasSwitchedOffElsewhereIsOff_data() {
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<bool>("on");
    QTest::newRow("as it should be") << QByteArray("[Desktop Entry]\nExec=ieum\n") << true;
    QTest::newRow("hidden") << QByteArray("[Desktop Entry]\nExec=ieum\nHidden=true\n") << false;
    QTest::newRow("by GNOME") << QByteArray("[Desktop Entry]\nExec=ieum\nX-GNOME-Autostart-enabled=false\n") << false;
    QTest::newRow("empty") << QByteArray() << false;
    QTest::newRow("something else") << QByteArray(100'000, '\xff') << false;
}

void TestAutostart::whatWasSwitchedOffElsewhereIsOff() {
    QFETCH(QByteArray, text);
    QDir().mkpath(QFileInfo(place()).absolutePath());
    QFile file(place());
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(text);
    file.close();
    Autostart autostart;
    QTEST(autostart.on(), "on");
    autostart.setOn(true); // whatever is there
    QVERIFY(autostart.on());
}

void TestAutostart::theLineIsQuoted() {
    QCOMPARE(startLine("/usr/bin/ieum", {"ieum"}), QString("\"/usr/bin/ieum\" --background"));
    QCOMPARE(startLine("/a b/ieum", {"ieum", "--profile", "/p/c"}),
             QString("\"/a b/ieum\" --background --profile \"/p/c\""));
    QCOMPARE(startLine("/i", {"ieum", "--theme", "dark", "--profile=/p q"}),
             QString("\"/i\" --background --profile \"/p q\""));
    QCOMPARE(startLine("/i", {"ieum", "--profile"}), QString("\"/i\" --background"));
    // A folder is no command: each of $ ` " \ twice over, % doubled.
    QCOMPARE(startLine("/$x`y\"z\\%f", {}), QString("\"/\\\\$x\\\\`y\\\\\"z\\\\\\\\%%f\" --background"));
}

void TestAutostart::whatCannotBeWrittenIsSaid() {
    QFile inTheWay(m_folder.filePath("config"));
    QVERIFY(inTheWay.open(QIODevice::WriteOnly)); // a file where the folder should be
    inTheWay.close();
    Autostart autostart;
    autostart.setOn(true);
    QVERIFY(!autostart.on());
    QVERIFY(autostart.property("error").toString().contains("autostart"));
    inTheWay.remove();
}

QTEST_MAIN(TestAutostart)
#include "tst_autostart.moc"
