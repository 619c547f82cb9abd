// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The pages of a kit, as programs that nobody here wrote read them.
#include <vector>

#include "transfer/handover_kit.h"

#include <QDir>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

using namespace ieum::transfer;

namespace {

Kit sampleKit() {
    Kit kit;
    kit.room = "산악회 <b>";
    kit.place = {"텔레그램", "https://t.me/+AbCd?x=1&y=2"};
    kit.people = {{"김하나", "owner", true, "@hana"},
                  {"=cmd|' /C calc'!A0", "member", false, "+82-10-0000\n저녁에만"},
                  {"\"두리\", 과장", "admin", true, ""}};
    kit.transcripts = {{"html", "transcript"}, {"whatsapp", "for-whatsapp"}};
    return kit;
}

QByteArray page(const Kit& kit, const char* name) {
    for (const auto& [each, content] : kitPages(kit)) {
        if (each == name) return QByteArray::fromStdString(content);
    }
    return {};
}

QByteArray outputOf(const QString& program, const QStringList& arguments) {
    QProcess process;
    process.start(program, arguments);
    return process.waitForFinished() && process.exitCode() == 0 ? process.readAllStandardOutput() : QByteArray();
}

} // namespace

class TestHandoverKit : public QObject {
    Q_OBJECT
  private slots:
    void initTestCase() {
        QVERIFY(m_folder.isValid());
        for (const auto& [name, content] : kitPages(sampleKit())) {
            QFile file(m_folder.filePath(QString::fromStdString(name)));
            QVERIFY(file.open(QIODevice::WriteOnly));
            QVERIFY(file.write(QByteArray::fromStdString(content)) == qint64(content.size()));
        }
        QCOMPARE(QDir(m_folder.path()).entryList(QDir::Files),
                 QStringList({"index.html", "invitation.svg", "invitation.txt", "roster.csv"}));
    }
    void pythonReadsTheRosterAndFindsNoFormula() {
        const QByteArray read =
            outputOf("python3", {"-c",
                                 "import csv,sys\n"
                                 "for row in csv.reader(open(sys.argv[1],encoding='utf-8-sig',newline='')):\n"
                                 " print('|'.join(cell.replace('\\n','/') for cell in row))",
                                 m_folder.filePath("roster.csv")});
        QCOMPARE(
            QString::fromUtf8(read).split('\n', Qt::SkipEmptyParts),
            QStringList({"이름|역할|도착|남긴 연락처", "김하나|방장|도착함|'@hana",
                         "'=cmd|' /C calc'!A0|구성원|아직|'+82-10-0000/저녁에만", "\"두리\", 과장|관리자|도착함|"}));
    }
    void aCameraReadsTheCode() {
        const QString picture = m_folder.filePath("code.png");
        QCOMPARE(QProcess::execute("rsvg-convert", {"-w", "400", m_folder.filePath("invitation.svg"), "-o", picture}),
                 0);
        QCOMPARE(outputOf("zbarimg", {"--quiet", "--raw", "-Sdisable", "-Sqrcode.enable", picture}).trimmed(),
                 QByteArray("https://t.me/+AbCd?x=1&y=2"));
    }
    void thePageEscapesWhatPeopleWrote() {
        const QByteArray html = page(sampleKit(), "index.html");
        QVERIFY(html.contains("산악회 &lt;b&gt;") && !html.contains("<b>\n") && !html.contains("산악회 <b>"));
        QVERIFY(html.contains("href=\"https://t.me/+AbCd?x=1&amp;y=2\""));
        QVERIFY(html.contains("default-src 'none'") && !html.contains("<script"));
        QVERIFY(html.contains("href=\"transcript/index.html\"") && html.contains("href=\"for-whatsapp\""));
        QVERIFY(html.contains("&quot;두리&quot;, 과장"));
    }
    void aLinkThatIsNoPageOfTheWebIsOnlyText() {
        Kit kit = sampleKit();
        kit.place.link = "javascript:alert(1)";
        const QByteArray html = page(kit, "index.html");
        QVERIFY(!html.contains("href=\"javascript") && html.contains("<code>javascript:alert(1)</code>"));
    }
    void aPlaceWithoutALinkHasNoCode() {
        Kit kit = sampleKit();
        kit.place.link.clear();
        QCOMPARE(kitPages(kit).size(), size_t{3});
        QVERIFY(!page(kit, "index.html").contains("<svg"));
    }
    void theInvitationSaysWhereAndHowMany() {
        Kit kit = sampleKit();
        QCOMPARE(
            QString::fromStdString(invitationText(kit)),
            QString(
                "「산악회 <b>」 방이 텔레그램(으)로 옮겨 갑니다.\nhttps://t.me/+AbCd?x=1&y=2\n지금까지 도착: 2/3명\n"));
        kit.korean = false;
        kit.place.link.clear();
        QCOMPARE(QString::fromStdString(invitationText(kit)),
                 QString("“산악회 <b>” goes on at 텔레그램.\nArrived so far: 2/3\n"));
    }

  private:
    QTemporaryDir m_folder;
};

QTEST_GUILESS_MAIN(TestHandoverKit)
#include "tst_handover_kit.moc"
