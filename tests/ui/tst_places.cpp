// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Where windows were: kept, and taken only as far as it can be.
#include "ui/settings/places.h"

#include "ui/settings/room_key.h"

#include <QGuiApplication>
#include <QScreen>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <memory>

using ieum::ui::Places;
using ieum::ui::roomKey;

class TestPlaces : public QObject {
    Q_OBJECT
  private slots:
    void aWindowComesBackWhereItWas();
    void aMaximisedWindowRemembersItsSizeBefore();
    void whatCannotBeIsNotTaken_data();
    void whatCannotBeIsNotTaken();
    void theWidthOfTheRoomsIsKept();
    void roomsAreKeptWithoutTheirNamesAndNotForEver();
    void withoutSettingsNothingHappens();
    void init() { QFile::remove(m_folder.filePath("w.ini")); }

  private:
    /// As after a start: what is on the disk.
    std::unique_ptr<QSettings> settings() const {
        return std::make_unique<QSettings>(m_folder.filePath("w.ini"), QSettings::IniFormat);
    }
    QTemporaryDir m_folder;
};

void TestPlaces::aWindowComesBackWhereItWas() {
    const QRect where(40, 60, 520, 610);
    {
        const auto kept = settings();
        Places places(kept.get());
        QWindow window;
        window.resize(400, 400);
        places.settle(&window, "main");
        QCOMPARE(window.size(), QSize(400, 400)); // nothing was kept
        window.show();
        window.setGeometry(where);
        QTRY_COMPARE(kept->value("place/main/geometry").toRect(), where);
    }
    const auto kept = settings();
    Places places(kept.get());
    QWindow window;
    places.settle(&window, "main");
    QCOMPARE(window.geometry(), where);
    QCOMPARE(window.windowStates(), Qt::WindowStates(Qt::WindowNoState));
}

void TestPlaces::aMaximisedWindowRemembersItsSizeBefore() {
    const QRect where(10, 20, 500, 600);
    {
        const auto kept = settings();
        Places places(kept.get());
        QWindow window;
        places.settle(&window, "main");
        window.show();
        window.setGeometry(where);
        QTRY_COMPARE(kept->value("place/main/geometry").toRect(), where);
        window.showMaximized();
        QTRY_VERIFY(kept->value("place/main/maximised").toBool());
    }
    const auto kept = settings();
    QCOMPARE(kept->value("place/main/geometry").toRect(), where);
    Places places(kept.get());
    QWindow window;
    places.settle(&window, "main");
    window.setVisible(true); // show() would make it a usual one
    QCOMPARE(window.visibility(), QWindow::Maximized);
    window.showNormal();
    QTRY_VERIFY(!kept->value("place/main/maximised").toBool());
}

void TestPlaces::whatCannotBeIsNotTaken_data() {
    QTest::addColumn<QVariant>("kept");
    QTest::addColumn<QRect>("expected"); // null position: where the desktop puts it
    const QRect screen = QGuiApplication::primaryScreen()->availableGeometry();
    QTest::newRow("nonsense") << QVariant("gibberish") << QRect(0, 0, 410, 420);
    QTest::newRow("empty") << QVariant(QRect(5, 5, 0, 0)) << QRect(0, 0, 410, 420);
    QTest::newRow("negative") << QVariant(QRect(5, 5, -300, -300)) << QRect(0, 0, 410, 420);
    QTest::newRow("tiny") << QVariant(QRect(5, 5, 20, 20)) << QRect(0, 0, 410, 420);
    QTest::newRow("on a screen that has gone") << QVariant(QRect(9000, 50, 500, 600)) << QRect(0, 0, 500, 600);
    QTest::newRow("above the screen") << QVariant(QRect(0, -500, 500, 600)) << QRect(0, 0, 500, 600);
    QTest::newRow("hardly on the screen")
        << QVariant(QRect(screen.right() - 20, 50, 500, 600)) << QRect(0, 0, 500, 600);
    QTest::newRow("larger than the screen")
        << QVariant(QRect(0, 0, 30000, 30000)) << QRect(QPoint(0, 0), screen.size());
    QTest::newRow("partly beside it") << QVariant(QRect(-300, 50, 500, 600)) << QRect(-300, 50, 500, 600);
}

void TestPlaces::whatCannotBeIsNotTaken() {
    QFETCH(QVariant, kept);
    QFETCH(QRect, expected);
    const auto written = settings();
    written->setValue("place/main/geometry", kept);
    Places places(written.get());
    QWindow window;
    window.resize(410, 420);
    places.settle(&window, "main");
    QCOMPARE(window.size(), expected.size());
    QCOMPARE(window.position(), expected.topLeft());
}

void TestPlaces::theWidthOfTheRoomsIsKept() {
    {
        const auto kept = settings();
        Places places(kept.get());
        QCOMPARE(places.roomsWidth(), 0);
        QSignalSpy changed(&places, &Places::changed);
        places.setRoomsWidth(333);
        places.setRoomsWidth(333);
        QCOMPARE(changed.size(), 1);
        QTRY_COMPARE(kept->value("roomsWidth").toInt(), 333);
    }
    const auto kept = settings();
    QCOMPARE(Places(kept.get()).roomsWidth(), 333);
    kept->setValue("roomsWidth", -7);
    QCOMPARE(Places(kept.get()).roomsWidth(), 0);
    kept->setValue("roomsWidth", "wide");
    QCOMPARE(Places(kept.get()).roomsWidth(), 0);
    kept->setValue("roomsWidth", 1'000'000);
    QVERIFY(Places(kept.get()).roomsWidth() <= 2000);
}

void TestPlaces::roomsAreKeptWithoutTheirNamesAndNotForEver() {
    const QString room(64, 'a');
    const auto kept = settings();
    for (int i = 0; i < 300; ++i)
        kept->setValue("place/" + roomKey(QString::number(i)) + "/geometry", QRect(1, 1, 500, 500));
    kept->setValue("place/main/geometry", QRect(1, 1, 500, 500));
    Places places(kept.get());
    QWindow window;
    places.settleRoom(&window, room);
    window.show();
    window.setGeometry(30, 40, 450, 460);
    QTRY_COMPARE(kept->value("place/" + roomKey(room) + "/geometry").toRect(), QRect(30, 40, 450, 460));
    kept->beginGroup("place");
    QVERIFY(kept->childGroups().size() <= Places::roomsMost + 1);
    QVERIFY(kept->childGroups().contains("main"));
    kept->endGroup();
    kept->sync();
    QFile file(m_folder.filePath("w.ini"));
    QVERIFY(file.open(QIODevice::ReadOnly));
    QVERIFY(!file.readAll().contains(room.toUtf8()));
}

void TestPlaces::withoutSettingsNothingHappens() {
    Places places(nullptr);
    QWindow window;
    window.resize(500, 500);
    places.settle(&window, "main");
    places.settleRoom(&window, "abc");
    places.setRoomsWidth(300); // for this window
    QCOMPARE(places.roomsWidth(), 300);
    QCOMPARE(window.size(), QSize(500, 500));
}

QTEST_MAIN(TestPlaces)
#include "tst_places.moc"
