// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// A window over a real profile, made on the first start from the words that another one showed.
#include "ui/support/real_profile.h"
#include "ui/support/window_under_test.h"

#include <QTest>

using namespace ieum;
using namespace ieum::uitest;

class TestRecoveringView : public QObject {
    Q_OBJECT
  private slots:
    void init();
    void wordsMakeTheSamePerson_data();
    void wordsMakeTheSamePerson();
    void aWrongWordIsNamedAndNothingIsMade();
    void aFileDoesTheSame();

  private:
    std::optional<RealProfile> m_lost;
    std::optional<node::Self> m_who;
    node::RecoveryRow m_sheet;
    static QString joined(const std::vector<std::string>& words) {
        QString all;
        for (const std::string& word : words) all += QString::fromStdString(word) + u' ';
        return all;
    }
};

void TestRecoveringView::init() {
    m_lost.emplace();
    QVERIFY(m_lost->make("바다"));
    m_who = m_lost->ask(node::WhoAmI{});
    const auto sheet = m_lost->ask(node::GetRecovery{});
    QVERIFY(m_who && sheet);
    m_sheet = *sheet;
}

void TestRecoveringView::wordsMakeTheSamePerson_data() {
    QTest::addColumn<QString>("language");
    QTest::addColumn<QString>("theme");
    QTest::newRow("ko-light") << "ko"
                              << "light";
    QTest::newRow("ko-dark") << "ko"
                             << "dark";
    QTest::newRow("en-light") << "en"
                              << "light";
}

void TestRecoveringView::wordsMakeTheSamePerson() {
    QFETCH(QString, language);
    QFETCH(QString, theme);
    RealProfile back;
    {
        WindowUnderTest under(back.calls(), language, theme);
        QTRY_VERIFY(under.item("welcomeLost") != nullptr);
        under.picture("welcome-" + language + "-" + theme);
        under.click(under.item("welcomeLost"));
        QTRY_VERIFY(under.item("recoverWords") != nullptr);
        QVERIFY(!under.item("recoverStart")->isEnabled());
        under.item("recoverWords")->setProperty("text", joined(language == "ko" ? m_sheet.korean : m_sheet.english));
        QVERIFY(!under.item("recoverStart")->isEnabled()); // words know no name
        under.item("recoverName")->setProperty("text", "바다");
        QTRY_VERIFY(under.item("recoverStart")->isEnabled());
        under.picture("recover-" + language + "-" + theme);
        under.click(under.item("recoverStart"));
        QTRY_VERIFY(under.item("firstSteps") != nullptr);
        QVERIFY(under.item("recoveryReminder") == nullptr); // who came by the words has them
        QCOMPARE(under.complaints(), QStringList());
    }
    const auto who = back.ask(node::WhoAmI{});
    QVERIFY(who && who->person == m_who->person && who->device != m_who->device && who->isRecoveryKept);
}

void TestRecoveringView::aWrongWordIsNamedAndNothingIsMade() {
    RealProfile back;
    WindowUnderTest under(back.calls(), "ko", "light");
    QTRY_VERIFY(under.item("welcomeLost") != nullptr);
    under.click(under.item("welcomeLost"));
    QTRY_VERIFY(under.item("recoverWords") != nullptr);
    std::vector<std::string> words = m_sheet.korean;
    words[2] = "없는말";
    under.item("recoverWords")->setProperty("text", joined(words));
    under.item("recoverName")->setProperty("text", "바다");
    under.click(under.item("recoverStart"));
    QTRY_VERIFY(under.item("recoverError") != nullptr);
    QVERIFY(under.item("recoverError")->property("text").toString().contains("3"));
    under.picture("recover-wrong");
    QVERIFY(node::profileKindOf(back.path().toStdString()) == node::ProfileKind::Missing);
}

void TestRecoveringView::aFileDoesTheSame() {
    const QString file = m_lost->beside(QStringLiteral("바다.ieum-recovery"));
    QVERIFY(m_lost->ask(node::WriteRecovery{file.toStdString(), "종이"}));
    RealProfile back;
    {
        WindowUnderTest under(back.calls(), "ko", "light");
        QTRY_VERIFY(under.item("welcomeLost") != nullptr);
        under.click(under.item("welcomeLost"));
        QTRY_VERIFY(under.item("recover") != nullptr);
        under.item("recover")->setProperty("file", QUrl::fromLocalFile(file));
        QTRY_VERIFY(under.item("recoverPassphrase") != nullptr && under.item("recoverName") == nullptr);
        under.item("recoverPassphrase")->setProperty("text", "바위");
        under.click(under.item("recoverStart"));
        QTRY_VERIFY(under.item("recoverError") != nullptr);
        under.item("recoverPassphrase")->setProperty("text", "종이");
        under.picture("recover-file");
        under.click(under.item("recoverStart"));
        QTRY_VERIFY(under.item("firstSteps") != nullptr);
    }
    const auto who = back.ask(node::WhoAmI{});
    QVERIFY(who && who->person == m_who->person);
    QCOMPARE(who->name, std::string("바다"));
}

QTEST_MAIN(TestRecoveringView)
#include "tst_recovering.moc"
