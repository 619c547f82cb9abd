// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Somebody of an imported chat is said to be a member, in the real window: by the pointer, by keys, and taken back.
#include "ui/support/sample_chat.h"
#include "ui/support/scripted_api.h"
#include "ui/support/window_under_test.h"
#include "ui/timeline/tie_choice.h"
#include "ui/words/errors.h"
#include "ui/words/names.h"

#include <QGuiApplication>
#include <QTest>
#include <QTimer>

using namespace ieum;
using namespace ieum::ui;
using namespace ieum::uitest;

namespace {

const MessageId theirs = numbered<MessageId>(1);
const PersonId seoyeon = numbered<PersonId>(16);

/// The first message of the chat comes from elsewhere, where its author was called 엄마.
Script importedChat() {
    Script script = sampleChat();
    node::MessageRow& first = script.messages[planningRoom].front();
    first.imported = true;
    first.author = {};
    first.source = "kakaotalk-android";
    first.authorName = first.importedName = "엄마";
    first.importedBy = "박민준";
    return script;
}

/// The room was left meanwhile.
class WithoutMembers : public ScriptedApi {
  public:
    using ScriptedApi::ScriptedApi;
    void post(node::AnyAsked asked) override {
        auto* members = asked.get<node::ListMembers>();
        if (members == nullptr) return ScriptedApi::post(std::move(asked));
        QTimer::singleShot(0, qApp, [reply = members->reply] { reply(fail(Cause::Input, NodeError::NoSuchRoom)); });
    }
};

QQuickItem* rowOf(const WindowUnderTest& under, const MessageId& message) {
    for (QQuickItem* bubble : under.items("bubble")) {
        for (QQuickItem* up = bubble; up != nullptr; up = up->parentItem()) {
            if (up->property("message").toString() == QString::fromStdString(message.hex())) return up;
        }
    }
    return nullptr;
}

void openMenu(const WindowUnderTest& under, const MessageId& message) {
    const QPointF at = rowOf(under, message)->findChild<QQuickItem*>("bubble")->mapToScene(QPointF(20, 10));
    QTest::mouseClick(under.window(), Qt::RightButton, {}, at.toPoint());
}

} // namespace

class TestTying : public QObject {
    Q_OBJECT
  private slots:
    void aNameBecomesAMemberAndKeepsItsProvenance();
    void itIsTakenBack();
    void keysChooseAMember();
    void quotesSayBothNames();
    void twoOfOneNameAreToldApart();
    void whatCannotBeAskedIsSaid();
    void whatTheNodeRefusesIsSaid();
    void whatWasSignedIsNotSaidToBeUnsigned();
    void onlyImportedMessagesAskIt();
    void itIsDrawnInBothThemesAndLanguages_data();
    void itIsDrawnInBothThemesAndLanguages();
};

void TestTying::aNameBecomesAMemberAndKeepsItsProvenance() {
    Script script = importedChat();
    WindowUnderTest under(script);
    QTRY_VERIFY(under.isSettled() && rowOf(under, theirs) != nullptr);
    QVERIFY(rowOf(under, theirs)->property("note").toString().contains("박민준"));
    openMenu(under, theirs);
    under.clickNew("menuWho");
    QTRY_COMPARE(under.items("tieMember").size(), static_cast<qsizetype>(script.members[planningRoom].size()));
    QVERIFY(under.item("tieProvenance")->property("text").toString().contains("박민준"));
    QVERIFY(under.item("tieNobody") == nullptr);
    const node::MemberRow& member = script.members[planningRoom].front();
    under.clickNew("tieMember", 0);
    QTRY_COMPARE(script.ties.size(), size_t{1});
    QCOMPARE(script.ties.front().name, std::string("엄마"));
    QCOMPARE(script.ties.front().source, std::string("kakaotalk-android"));
    QVERIFY(script.ties.front().room == planningRoom && script.ties.front().person == member.person);
    QTRY_VERIFY(under.item("tieProvenance") == nullptr); // the sheet has closed
    QTRY_COMPARE(rowOf(under, theirs)->property("author").toString().toStdString(), member.name);
    const QQuickItem* row = rowOf(under, theirs);
    QVERIFY(row->property("authorLine").toString().contains("엄마"));
    QVERIFY(row->property("note").toString().contains("박민준")); // who signed it is still said
    QVERIFY(!row->property("own").toBool());
    QCOMPARE(under.complaints(), QStringList());
}

void TestTying::itIsTakenBack() {
    Script script = importedChat();
    node::MessageRow& first = script.messages[planningRoom].front();
    first.tiedTo = script.members[planningRoom].front().person;
    first.authorName = script.members[planningRoom].front().name;
    WindowUnderTest under(script);
    QTRY_VERIFY(under.isSettled() && rowOf(under, theirs) != nullptr);
    openMenu(under, theirs);
    under.clickNew("menuWho");
    under.clickNew("tieNobody");
    QTRY_COMPARE(script.ties.size(), size_t{1});
    QVERIFY(!script.ties.front().person);
    QTRY_COMPARE(rowOf(under, theirs)->property("author").toString(), QString("엄마"));
    QCOMPARE(rowOf(under, theirs)->property("authorLine").toString(), QString("엄마"));
    QCOMPARE(under.complaints(), QStringList());
}

void TestTying::keysChooseAMember() {
    Script script = importedChat();
    WindowUnderTest under(script);
    QTRY_VERIFY(under.isSettled() && rowOf(under, theirs) != nullptr);
    openMenu(under, theirs);
    under.clickNew("menuWho");
    QTRY_COMPARE(under.items("tieMember").size(), static_cast<qsizetype>(script.members[planningRoom].size()));
    QTest::keyClick(under.window(), Qt::Key_Down);
    QTest::keyClick(under.window(), Qt::Key_Return);
    QTRY_COMPARE(script.ties.size(), size_t{1});
    QVERIFY(script.ties.front().person == script.members[planningRoom][1].person);
}

void TestTying::quotesSayBothNames() {
    Script script = importedChat();
    node::MessageRow row = plainMessage(61, "네", thatDayMs(11, 0));
    row.replyTo = theirs;
    row.replyAuthor = "이서연";
    row.replyImportedName = "엄마";
    row.replyText = "언제 오니";
    script.messages[planningRoom].push_back(row);
    WindowUnderTest under(script);
    QTRY_VERIFY(under.isSettled() && rowOf(under, row.id) != nullptr);
    const QString quoted = rowOf(under, row.id)->property("replyAuthor").toString();
    QVERIFY2(quoted.contains("이서연") && quoted.contains("엄마"), qPrintable(quoted));
    QCOMPARE(under.complaints(), QStringList());
}

void TestTying::twoOfOneNameAreToldApart() {
    Script script = importedChat();
    auto& members = script.members[planningRoom];
    members[1].name = members[0].name;
    QVERIFY(hueOf(members[0].person) != hueOf(members[1].person));
    WindowUnderTest under(script);
    QTRY_VERIFY(under.isSettled() && rowOf(under, theirs) != nullptr);
    openMenu(under, theirs);
    under.clickNew("menuWho");
    QTRY_COMPARE(under.items("tieAvatar").size(), static_cast<qsizetype>(members.size()));
    const auto avatars = under.items("tieAvatar");
    for (qsizetype i = 0; i < avatars.size(); ++i)
        QCOMPARE(avatars[i]->property("hue").toInt(), hueOf(members[static_cast<size_t>(i)].person));
    QVERIFY(avatars[0]->property("color") != avatars[1]->property("color"));
    QCOMPARE(under.complaints(), QStringList());
}

void TestTying::whatCannotBeAskedIsSaid() {
    Script script = importedChat();
    Live live(std::make_unique<WithoutMembers>(script));
    TieChoice choice;
    choice.setProperty("live", QVariant::fromValue(&live));
    const auto error = [&] { return choice.property("error").toString(); };
    choice.show(hexOf(planningRoom), hexOf(numbered<MessageId>(199))); // it has gone meanwhile
    QTRY_COMPARE(error(), errorText(fail(Cause::Input, NodeError::NoSuchMessage).value()));
    choice.show(hexOf(planningRoom), hexOf(theirs));
    QCOMPARE(error(), QString());
    QTRY_COMPARE(error(), errorText(fail(Cause::Input, NodeError::NoSuchRoom).value()));
}

void TestTying::whatTheNodeRefusesIsSaid() {
    Script script = importedChat();
    script.refuseChanging = fail(Cause::Input, NodeError::TooManyTies, 2000).value();
    WindowUnderTest under(script);
    QTRY_VERIFY(under.isSettled() && rowOf(under, theirs) != nullptr);
    openMenu(under, theirs);
    under.clickNew("menuWho");
    under.clickNew("tieMember", 0);
    QTRY_COMPARE(script.ties.size(), size_t{1});
    QTRY_VERIFY(under.item("tieError") != nullptr);
    QVERIFY(under.item("tieError")->property("text").toString().remove(',').contains("2000"));
}

void TestTying::whatWasSignedIsNotSaidToBeUnsigned() {
    Script script = importedChat();
    node::MessageRow& first = script.messages[planningRoom].front();
    first.source = "ieum-signed-archive";
    Live live(std::make_unique<ScriptedApi>(script));
    TieChoice choice;
    choice.setProperty("live", QVariant::fromValue(&live));
    const auto said = [&] { return choice.property("provenance").toString(); };
    choice.show(hexOf(planningRoom), hexOf(theirs));
    QTRY_VERIFY(said().contains("with a signature"));
    QVERIFY(said().contains("박민준") && !said().contains("not signed"));
    // The next one begins with nothing of it, and of two the one that was asked for last is heard.
    choice.show(hexOf(planningRoom), hexOf(numbered<MessageId>(5)));
    QCOMPARE(said(), QString());
    QCOMPARE(choice.property("tied").toBool(), false);
    first.source = "kakaotalk-android";
    choice.show(hexOf(planningRoom), hexOf(theirs));
    QTRY_VERIFY(said().contains("not signed"));
}

void TestTying::onlyImportedMessagesAskIt() {
    Script script = importedChat();
    WindowUnderTest under(script);
    QTRY_VERIFY(under.isSettled() && rowOf(under, numbered<MessageId>(5)) != nullptr);
    openMenu(under, numbered<MessageId>(5));
    QTRY_VERIFY(under.item("menuCopy") != nullptr);
    QVERIFY(under.item("menuWho") == nullptr);
}

void TestTying::itIsDrawnInBothThemesAndLanguages_data() {
    QTest::addColumn<QString>("language");
    QTest::addColumn<QString>("theme");
    for (const char* language : {"ko", "en"}) {
        for (const char* theme : {"light", "dark"}) QTest::addRow("%s-%s", language, theme) << language << theme;
    }
}

void TestTying::itIsDrawnInBothThemesAndLanguages() {
    QFETCH(QString, language);
    QFETCH(QString, theme);
    Script script = importedChat();
    node::MessageRow& first = script.messages[planningRoom].front();
    first.tiedTo = seoyeon;
    first.authorName = "이서연";
    WindowUnderTest under(script, node::ProfileKind::Open, language, theme);
    QTRY_VERIFY(under.isSettled() && rowOf(under, theirs) != nullptr);
    under.picture("tied-" + language + "-" + theme);
    openMenu(under, theirs);
    under.clickNew("menuWho");
    QTRY_COMPARE(under.items("tieMember").size(), static_cast<qsizetype>(script.members[planningRoom].size()));
    QTRY_VERIFY(under.item("tieNobody") != nullptr);
    under.picture("tie-sheet-" + language + "-" + theme);
    QCOMPARE(under.complaints(), QStringList());
}

QTEST_MAIN(TestTying)
#include "tst_tying.moc"
