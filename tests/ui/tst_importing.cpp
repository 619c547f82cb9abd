// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// A chat of another messenger comes into a real profile by the window, which asks what the file does not say.
#include "ui/sheets/chat_importing.h"

#include "ui/support/real_profile.h"
#include "ui/support/scripted_api.h"
#include "ui/support/window_under_test.h"

#include <QInputMethodEvent>
#include <QTest>

using namespace ieum;
using namespace ieum::ui;
using namespace ieum::uitest;

class TestImporting : public QObject {
    Q_OBJECT

    static QUrl exportIn(const RealProfile& profile, const QByteArray& content) {
        QFile file(profile.beside(QStringLiteral("WhatsApp Chat with Book club.txt")));
        if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size()) return {};
        return QUrl::fromLocalFile(file.fileName());
    }
    /// As if it had been chosen in the dialog.
    static void bring(const WindowUnderTest& under, const QUrl& file) {
        QVariant sheet;
        QVERIFY(under.item("sheetSet") != nullptr);
        QVERIFY(QMetaObject::invokeMethod(under.item("sheetSet"), "made", Q_RETURN_ARG(QVariant, sheet),
                                          Q_ARG(QString, QStringLiteral("import"))));
        QVERIFY(QMetaObject::invokeMethod(sheet.value<QObject*>(), "ask", Q_ARG(QUrl, file)));
        QTRY_VERIFY(under.item("agree") != nullptr);
    }

  private slots:
    void theOrderOfDatesIsAskedForWhereItIsOpen_data() {
        QTest::addColumn<QString>("language");
        QTest::addColumn<QString>("theme");
        QTest::newRow("ko-light") << "ko"
                                  << "light";
        QTest::newRow("en-dark") << "en"
                                 << "dark";
    }
    void theOrderOfDatesIsAskedForWhereItIsOpen() {
        QFETCH(QString, language);
        QFETCH(QString, theme);
        RealProfile profile;
        QVERIFY(profile.make("바다"));
        const QUrl file = exportIn(profile, "3/4/26, 10:00 - Ara: one\n3/5/26, 10:01 - Bom: two\n");
        QVERIFY(!file.isEmpty());
        {
            WindowUnderTest under(profile.calls(), language, theme);
            QTRY_VERIFY(under.isSettled());
            bring(under, file);
            QTRY_VERIFY(under.item("datesChoice") != nullptr);
            QVERIFY(!under.item("agree")->isEnabled()); // nothing was chosen
            under.picture("import-dates-" + language + "-" + theme);
            QVERIFY(QMetaObject::invokeMethod(under.item("datesChoice"), "chosen", Q_ARG(QString, "dmy")));
            QTRY_VERIFY(under.item("agree")->isEnabled());
            under.click(under.item("agree"));
            QTRY_VERIFY(under.item("datesChoice") == nullptr);
            QCOMPARE(under.complaints(), QStringList());
        }
        const auto rooms = profile.ask(node::ListRooms{true});
        QVERIFY(rooms && rooms->size() == 1);
        QCOMPARE(rooms->front().messages, 2U);
        QCOMPARE(rooms->front().unread, 0U); // it was read where it comes from
        const QDateTime last = QDateTime::fromMSecsSinceEpoch(rooms->front().lastTimeMs, Qt::UTC);
        QCOMPARE(last.date(), QDate(2026, 5, 3));
    }
    void whatIsInTheFileIsSaidBeforeAnythingIsWritten() {
        RealProfile profile;
        QVERIFY(profile.make("바다"));
        const QUrl file =
            exportIn(profile, "13/4/26, 10:00 - Ara: one\n13/4/26, 10:01 - Bom: gone.pdf (file attached)\n");
        WindowUnderTest under(profile.calls(), "ko", "light");
        QTRY_VERIFY(under.isSettled());
        bring(under, file);
        const auto words = [&] { return under.item("importWords")->property("text").toString(); };
        QTRY_VERIFY(words().contains(QStringLiteral("2명의 메시지 2개")));
        QVERIFY(words().contains(QStringLiteral("0개가 들어 있고 1개는 빠져")));
        QVERIFY(words().contains(QStringLiteral("13/4/26, 10:00")));
        under.picture("import-preview-ko-light");
        // What was said of one chat is not meant for the next one, whose room might have members.
        under.item("importRoom")->setProperty("text", "기획팀");
        bring(under, file);
        QTRY_COMPARE(under.item("importRoom")->property("text").toString(), QString());
        QTRY_VERIFY(words().contains(QStringLiteral("2명의 메시지 2개")));
        QInputMethodEvent composing(QStringLiteral("산"), {}); // it counts before it is committed
        QCoreApplication::sendEvent(under.item("importRoom"), &composing);
        under.click(under.item("agree"));
        QTRY_VERIFY(words().contains(QStringLiteral("1개는 내보낸 파일에 없었습니다")));
        under.clickNew("agree"); // it closes now
        QTRY_VERIFY(under.item("roomTitle") != nullptr);
        QTRY_COMPARE(under.item("roomTitle")->property("text").toString(), QString("산"));
        QCOMPARE(under.complaints(), QStringList());
    }
    void whatIsUnderWayIsStoppedByTheSheet() {
        RealProfile profile;
        QVERIFY(profile.make("바다"));
        QByteArray content;
        for (int i = 0; i < 200'000; ++i) content += "13/4/26, 10:00 - Ara: message " + QByteArray::number(i) + '\n';
        const QUrl file = exportIn(profile, content);
        {
            WindowUnderTest under(profile.calls(), "en", "light");
            QTRY_VERIFY(under.isSettled());
            bring(under, file);
            const auto words = [&] { return under.item("importWords")->property("text").toString(); };
            QTRY_VERIFY_WITH_TIMEOUT(words().contains("200000") || words().contains("200,000"), 100'000);
            QTRY_VERIFY(under.item("agree")->isEnabled());
            under.click(under.item("agree"));
            QTRY_VERIFY(under.item("notNow") != nullptr);
            // It is not put out of sight: it could not be stopped any more.
            QTest::keyClick(under.window(), Qt::Key_Escape);
            QTest::mouseClick(under.window(), Qt::LeftButton, {}, {3, 3});
            QVERIFY(under.item("notNow") != nullptr && under.item("notNow")->isEnabled());
            under.click(under.item("notNow"));
            QTRY_VERIFY_WITH_TIMEOUT(under.item("importError") != nullptr &&
                                         under.item("importError")->property("text").toString().contains("Stopped"),
                                     100'000);
            QVERIFY(under.item("agree")->isEnabled()); // once more, if he likes
            QCOMPARE(under.complaints(), QStringList());
        }
        const auto rooms = profile.ask(node::ListRooms{true});
        QVERIFY(rooms && rooms->empty());
    }
    void theSheetSaysHowFarItIs() {
        Script script;
        Live live(std::make_unique<ScriptedApi>(script));
        ChatImporting importing;
        importing.setProperty("live", QVariant::fromValue(&live));
        const auto said = [&] { return importing.property("progress").toString(); };
        importing.bring(QUrl("file:///disk/chat.txt"), "Asia/Seoul", {}, {}, {}, {});
        node::TransferProgress told{{"/disk/chat.txt", true, node::TransferRow::Phase::Reading, 1'200, 0, 0, 0}, false};
        script.tell(told);
        QVERIFY2(said().contains("1,200"), qPrintable(said()));
        told.row = {"/disk/chat.txt", true, node::TransferRow::Phase::Sealing, 3, 40, 2'500'000, 9'000'000};
        script.tell(told);
        QVERIFY2(said().contains("3 of 40") && said().contains("2.5 MB"), qPrintable(said()));
        node::TransferProgress other = told;
        other.row.path = "/disk/other.txt";
        other.row.done = 7;
        script.tell(other);
        QVERIFY(said().contains("3 of 40"));
        importing.stop(); // it ends when it is said to have ended
        QCOMPARE(said(), QString("Stopping…"));
        script.tell(told);
        QCOMPARE(said(), QString("Stopping…"));
        told.ended = true;
        script.tell(told);
        QCOMPARE(said(), QString());
    }
};

QTEST_MAIN(TestImporting)
#include "tst_importing.moc"
