// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Moving a room to another messenger, and writing it out, in the real window over a real profile.
#include "ui/sheets/handing_over.h"
#include "ui/sheets/room_exporting.h"
#include "ui/support/real_profile.h"
#include "ui/support/window_under_test.h"

#include <QDir>
#include <QInputMethodEvent>
#include <QTest>

using namespace ieum;
using namespace ieum::uitest;

class TestHandingOver : public QObject {
    Q_OBJECT

    static QString text(const WindowUnderTest& under, const char* name) {
        const QQuickItem* item = under.item(name);
        return item == nullptr ? QString() : item->property("text").toString();
    }
    static QObject* sheet(const WindowUnderTest& under, const char* name) {
        return under.window()->findChild<QObject*>(QString::fromLatin1(name));
    }
    /// A room with a message that is answered, so that some forms lose something.
    static void prepare(RealProfile& profile) {
        QVERIFY(profile.make("김하나"));
        const auto api = profile.open();
        QVERIFY(api != nullptr);
        const auto room = RealProfile::askOpen(*api, node::CreateRoom{"산악회"});
        QVERIFY(room.has_value());
        node::SendMessage message;
        message.room = *room;
        message.text = "토요일 9시";
        const auto first = RealProfile::askOpen(*api, message);
        QVERIFY(first.has_value());
        message.text = "좋아요";
        message.replyTo = *first;
        QVERIFY(RealProfile::askOpen(*api, message).has_value());
    }

  private slots:
    void aRoomIsMovedElsewhere_data() {
        QTest::addColumn<QString>("language");
        QTest::addColumn<QString>("theme");
        QTest::addRow("ko") << "ko"
                            << "light";
        QTest::addRow("en") << "en"
                            << "dark";
    }
    void aRoomIsMovedElsewhere() {
        QFETCH(QString, language);
        QFETCH(QString, theme);
        RealProfile profile;
        prepare(profile);
        WindowUnderTest under(profile.calls(), language, theme);
        QTRY_VERIFY(under.item("roomMenu") != nullptr);
        under.click(under.item("roomMenu"));
        under.clickNew("menuHandover");
        QTRY_VERIFY(under.item("handoverPlace") != nullptr);
        QVERIFY(!under.item("agree")->isEnabled());
        // A syllable that is still being composed is a name, and part of one.
        QInputMethodEvent first(QStringLiteral("텔"), {});
        QCoreApplication::sendEvent(under.item("handoverPlace"), &first);
        QTRY_VERIFY(under.item("agree")->isEnabled());
        under.item("handoverPlace")->setProperty("text", "텔레그");
        QInputMethodEvent last(QStringLiteral("램"), {});
        QCoreApplication::sendEvent(under.item("handoverPlace"), &last);
        under.item("handoverLink")->setProperty("text", "https://t.me/+AbCd");
        under.picture("handover-" + language);
        under.click(under.item("agree"));
        QTRY_VERIFY(text(under, "handoverWhere").contains("텔레그램"));
        QTRY_VERIFY(text(under, "handoverCount").contains('0') && text(under, "handoverCount").contains('1'));
        QCOMPARE(text(under, "handoverLinkShown"), QString("https://t.me/+AbCd"));
        QTRY_VERIFY(under.item("handoverTarget") != nullptr);
        under.picture("handover-announced-" + language);

        auto* task = sheet(under, "handoverSheet")->property("task").value<ui::HandingOver*>();
        QVERIFY(task != nullptr);
        const QString kit = profile.beside("kit");
        task->write("whatsapp", QUrl::fromLocalFile(kit));
        QTRY_VERIFY(text(under, "handoverReport").contains(kit));
        QVERIFY(QFileInfo::exists(kit + "/index.html") && QFileInfo::exists(kit + "/transcript/index.html"));
        under.picture("handover-written-" + language);
        QCOMPARE(under.complaints(), QStringList());
    }
    void whatAFormHasNoPlaceForIsSaidBefore() {
        RealProfile profile;
        prepare(profile);
        WindowUnderTest under(profile.calls(), "ko", "light");
        QTRY_VERIFY(under.item("roomMenu") != nullptr);
        under.click(under.item("roomMenu"));
        under.clickNew("menuExport");
        QTRY_VERIFY(under.item("exportTarget") != nullptr);
        auto* task = sheet(under, "exportSheet")->property("task").value<ui::RoomExporting*>();
        QVERIFY(task != nullptr);
        QTRY_VERIFY(task->property("names").toStringList().contains("rocketchat"));
        // Each form has words of its own.
        const auto names = task->property("names").toStringList(), labels = task->property("labels").toStringList();
        QCOMPARE(names.size(), labels.size());
        for (int i = 0; i < names.size(); ++i) QVERIFY2(names[i] != labels[i], qPrintable(names[i]));
        QMetaObject::invokeMethod(under.item("exportTarget"), "chosen", Q_ARG(QString, "rocketchat"));
        QTRY_VERIFY(text(under, "exportLosses").contains("답장"));
        under.picture("export-losses");
        QMetaObject::invokeMethod(under.item("exportTarget"), "chosen", Q_ARG(QString, "jsonl"));
        QTRY_COMPARE(text(under, "exportLosses"), QString());
        const QString out = profile.beside("room.jsonl");
        task->write(under.window()->findChild<QObject*>("exportSheet")->property("room").toString(), "jsonl", true,
                    QUrl::fromLocalFile(out));
        QTRY_VERIFY(QFileInfo::exists(out));
        QCOMPARE(under.complaints(), QStringList());
    }
};

QTEST_MAIN(TestHandingOver)
#include "tst_handing_over.moc"
