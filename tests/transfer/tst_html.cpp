// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "export_support.h"
#include "transfer/html_page.h"
#include "transfer/html_text.h"

#include <QDir>
#include <QFile>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>
#include <QXmlStreamReader>

using namespace ieum;
using namespace ieum::transfer;
using namespace ieum::transfer::test;
using Kind = ChatMessage::Kind;

class HtmlTest : public QObject {
    Q_OBJECT

  private slots:
    void nothingOfAMessageBecomesMarkup();
    void whatBecameOfAMessageIsShown();
    void pageAllowsNothingFromOutside();
    void daysAndTimesReadAsPeopleSayThem();
    void repliesLinkAcrossPages();
    void repeatedAndEmptyIdsGetAnchorsOfTheirOwn();
    void onlyHarmlessAttachmentsAreLinked();
    void ownMessagesAndFollowingOnesAreMarked();
    void emptyChatIsStillAPage();
    void badZoneStopsBeforeAnythingIsWritten();
    void fullDiskIsReported();
    void smallWords();
    void tidyFindsNothingWrongWithThePages_data();
    void tidyFindsNothingWrongWithThePages();

  private:
    QString exported(const Chat& chat, const QString& page = "index.html", const WriterOptions& options = {});
    static int count(const QString& text, const QString& pattern) {
        return int(text.count(QRegularExpression(pattern)));
    }
    ieum::test::RealFiles m_files;
};

static Chat chatOf(std::vector<ChatMessage> messages) {
    Chat chat;
    chat.room = "가족방";
    chat.timeZone = "Asia/Seoul";
    chat.messages = std::move(messages);
    return chat;
}

static ChatMessage message(std::string id, std::string text, int64_t timeMs = 1'665'793'800'000) {
    ChatMessage made;
    made.id = std::move(id);
    made.authorId = "p1";
    made.author = "나무";
    made.timeMs = timeMs;
    made.text = std::move(text);
    return made;
}

/// The page; "" when it could not be written. Every page is well-formed but for the tags that HTML never closes.
QString HtmlTest::exported(const Chat& chat, const QString& page, const WriterOptions& options) {
    const QTemporaryDir dir;
    if (!exportTo(dir.filePath("out"), "html", chat, m_files, options)) return {};
    QFile file(dir.filePath("out/" + page));
    if (!file.open(QIODevice::ReadOnly)) return {};
    const QString html = QString::fromUtf8(file.readAll());
    QString xml = html;
    xml.replace(QRegularExpression("<(meta|img)([^>]*)>"), "<\\1\\2/>");
    QXmlStreamReader reader(xml);
    while (!reader.atEnd()) reader.readNext();
    return reader.hasError() ? "not well-formed: " + reader.errorString() : html;
}

void HtmlTest::nothingOfAMessageBecomesMarkup() {
    const std::string evil = "<script>alert(1)</script><img src=x onerror='a()'>\"><?php & &lt; \x01\x7F ]]> -->";
    ChatMessage bad = message("m\"><x", evil);
    bad.author = evil;
    bad.authorId = evil;
    bad.originalTime = evil;
    bad.attachments = {{evil, 5, "", "files/0-<b>\".jpg"}, {evil, 0, "", ""}};
    ChatMessage answer = message("n", "네");
    answer.replyTo = bad.id;
    Chat chat = chatOf({bad, answer});
    chat.room = evil;
    const QString html = exported(chat);
    QVERIFY2(html.startsWith("<!DOCTYPE html>"), qPrintable(html.left(200)));
    QVERIFY(!html.contains("<script", Qt::CaseInsensitive));
    QVERIFY(!html.contains("<?"));
    QVERIFY(!html.contains("<x"));
    QCOMPARE(count(html, "<img"), 0);
    QVERIFY(html.contains("&lt;script&gt;alert(1)&lt;/script&gt;&lt;img src=x onerror=&#39;a()&#39;&gt;&quot;&gt;"));
    QVERIFY(html.contains("&amp; &amp;lt; \uFFFD\uFFFD ]]&gt;"));
    QVERIFY(html.contains("<article id=\"m-m_22_3E_3Cx\" class=\"text c"));
    QVERIFY(html.contains("href=\"#m-m_22_3E_3Cx\""));
}

void HtmlTest::pageAllowsNothingFromOutside() {
    ChatMessage picture = message("a", "http://example.com javascript:alert(1)");
    picture.attachments = {{"사진 #1.jpg", 1'400'000, "", "files/0-사진 #1.jpg"}};
    const QString html = exported(chatOf({picture}));
    QVERIFY(html.contains(
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; img-src 'self' data:; "
        "media-src 'self'; style-src 'unsafe-inline'; form-action 'none'; base-uri 'none'\">"));
    QVERIFY(html.indexOf("Content-Security-Policy") < html.indexOf("<title>"));
    QVERIFY(html.contains("<meta name=\"referrer\" content=\"no-referrer\">"));
    QVERIFY(html.contains("<html lang=\"ko\">"));
    QVERIFY(html.contains("<img loading=\"lazy\" alt=\"\" src=\"files/0-%EC%82%AC%EC%A7%84%20%231.jpg\">"));
    QVERIFY(html.contains("1.4 MB"));
    // The address in the text is text; no attribute and no style leads out.
    QCOMPARE(html.count("http://"), qsizetype(1));
    QCOMPARE(html.count("https://"), qsizetype(0));
    QCOMPARE(count(html, "(src|href|action|data)=\"(?!files/|#|index\\.html|page-)"), 0);
    QCOMPARE(count(html, "url\\(|@import|<link|<iframe|<object|<base|<form"), 0);
    QCOMPARE(count(html, "\\son\\w+=\""), 0);
}

void HtmlTest::daysAndTimesReadAsPeopleSayThem() {
    ChatMessage system = message("s", "나무님이 들어왔습니다.", 1'665'759'540'000); // 23:59 the day before
    system.kind = Kind::System;
    system.author.clear();
    system.authorId.clear();
    const Chat chat = chatOf({system, message("a", "아침"), message("b", "더")});
    const QString korean = exported(chat);
    QVERIFY(korean.contains("<h2>2022년 10월 14일 금요일</h2>"));
    QVERIFY(korean.contains("<h2>2022년 10월 15일 토요일</h2>"));
    QCOMPARE(korean.count("<h2>"), qsizetype(2));
    QVERIFY(korean.contains("<time datetime=\"2022-10-15T00:30:00Z\">오전 9:30</time>"));
    QVERIFY(korean.contains("오후 11:59</time>"));
    QVERIFY(korean.contains("class=\"system c"));
    const QString english = exported(chat, "index.html", {"en", ""});
    QVERIFY(english.contains("<html lang=\"en\">"));
    QVERIFY(english.contains("<h2>Saturday, 2022-10-15</h2>"));
    QVERIFY(english.contains("09:30</time>"));
}

void HtmlTest::repliesLinkAcrossPages() {
    std::vector<ChatMessage> messages;
    messages.reserve(2'001);
    for (int i = 0; i < 2'001; ++i) messages.push_back(message("n" + std::to_string(i), "글"));
    messages[5].replyTo = "n4";
    messages[6].replyTo = "n7"; // does not exist yet where it is read
    messages[2'000].replyTo = "n4";
    const Chat chat = chatOf(std::move(messages));
    const QString first = exported(chat);
    QCOMPARE(first.count("<article "), qsizetype(1'000));
    QVERIFY(first.contains("<a class=\"reply\" href=\"#m-n4\">"));
    QCOMPARE(first.count("class=\"reply\""), qsizetype(1));
    QVERIFY(first.contains("<a rel=\"next\" href=\"page-2.html\">"));
    QVERIFY(!first.contains("rel=\"prev\""));
    const QString second = exported(chat, "page-2.html");
    QVERIFY(second.contains("<a rel=\"prev\" href=\"index.html\">") && second.contains("href=\"page-3.html\""));
    QVERIFY(second.contains("<h2>")); // the day is said again on every page
    const QString third = exported(chat, "page-3.html");
    QCOMPARE(third.count("<article "), qsizetype(1));
    QVERIFY(third.contains("href=\"index.html#m-n4\""));
    QVERIFY(!third.contains("rel=\"next\""));
    QVERIFY(exported(chat, "page-4.html").isEmpty());
}

void HtmlTest::repeatedAndEmptyIdsGetAnchorsOfTheirOwn() {
    const QString html = exported(chatOf({message("a", "1"), message("a", "2"), message("", "3"), message("", "4")}));
    QSet<QString> anchors;
    auto each = QRegularExpression("<article id=\"([^\"]+)\"").globalMatch(html);
    while (each.hasNext()) anchors.insert(each.next().captured(1));
    QCOMPARE(anchors.size(), qsizetype(4));
}

void HtmlTest::onlyHarmlessAttachmentsAreLinked() {
    ChatMessage files = message("a", "");
    files.attachments = {{"보고서.pdf", 10, "", "files/0-보고서.pdf"},
                         {"x.html", 10, "", "files/1-x.html"},
                         {"x.svg", 10, "", "files/2-x.svg"},
                         {"a.exe", 10, "", "files/3-a.exe"},
                         {"up.jpg", 10, "", "../up.jpg"},
                         {"gone.jpg", 10, "", ""},
                         {"b.pdf", 10, "", "https://evil.example/b.pdf"}};
    const QString html = exported(chatOf({files}));
    QCOMPARE(html.count("<a "), qsizetype(1));
    QVERIFY(html.contains("<a href=\"files/0-%EB%B3%B4%EA%B3%A0%EC%84%9C.pdf\"><bdi>보고서.pdf</bdi></a>"));
    QVERIFY(html.contains("<bdi>x.html</bdi> <small>10 B, files/1-x.html</small>"));
    QCOMPARE(html.count("파일 없음"), qsizetype(3));
    QVERIFY(!html.contains("evil.example"));
}

void HtmlTest::ownMessagesAndFollowingOnesAreMarked() {
    ChatMessage other = message("c", "3");
    other.authorId = "p2";
    const Chat chat = chatOf({message("a", "1"), message("b", "2"), other});
    const QString html = exported(chat, "index.html", {"ko", "p1"});
    QCOMPARE(count(html, "<article [^>]* mine"), 2);
    QCOMPARE(count(html, "<article [^>]* next"), 1);
    QCOMPARE(html.count("<bdi>나무</bdi>"), qsizetype(3)); // hidden from the eye, not from a screen reader
}

void HtmlTest::emptyChatIsStillAPage() {
    const QString html = exported(chatOf({}));
    QVERIFY(html.contains("<title>가족방</title>"));
    QVERIFY(html.contains("Asia/Seoul"));
}

void HtmlTest::badZoneStopsBeforeAnythingIsWritten() {
    const QTemporaryDir dir;
    Chat chat = chatOf({});
    chat.timeZone = "../x";
    QVERIFY(!exportTo(dir.filePath("out"), "html", chat, m_files));
    QVERIFY(QDir(dir.path()).isEmpty());
}

class FullDisk : public ieum::test::RealFiles {
  public:
    Done writeDurably(const std::string&, ByteView) override { return full(); }
    Done appendTo(const std::string&, ByteView) override { return full(); }
    static Done full() { return fail(Cause::Machine, BaseError::DiskFull, ENOSPC); }
};

void HtmlTest::fullDiskIsReported() {
    const QTemporaryDir dir;
    FullDisk files;
    for (const char* target : {"html", "jsonl", "html-zip"}) {
        const Done done = exportTo(dir.filePath("out"), target, chatOf({}), files);
        QVERIFY2(!done && done.error().is(BaseError::DiskFull), target);
        QVERIFY2(QDir(dir.path()).isEmpty(), target);
    }
}

void HtmlTest::smallWords() {
    QCOMPARE(sizeText(0), std::string("0 B"));
    QCOMPARE(sizeText(999), std::string("999 B"));
    QCOMPARE(sizeText(1'449'000), std::string("1.4 MB"));
    QCOMPARE(sizeText(250'000), std::string("250 kB"));
    QCOMPARE(sizeText(UINT64_MAX), std::string("18446744 TB"));
    QCOMPARE(clockText({2022, 1, 1, 0, 5, 0}, true), std::string("오전 12:05"));
    QCOMPARE(clockText({2022, 1, 1, 12, 5, 0}, true), std::string("오후 12:05"));
    QCOMPARE(isoTime(-1), std::string("1969-12-31T23:59:59Z"));
    QVERIFY(isSafeToOpen("a.PDF") && isPicture("b.JPG") && !isSafeToOpen("c.jpg.exe") && !isSafeToOpen("jpg"));
}

void HtmlTest::whatBecameOfAMessageIsShown() {
    ChatMessage message;
    message.id = "m1";
    message.author = "가람";
    message.text = "어디로 갈까?";
    message.looks.edited = message.looks.pinned = message.looks.notice = true;
    message.looks.reactions = {{"👍", {"나무", "<i>별"}}};
    message.looks.poll = ChatPoll{{{"산 <b>", {"나무"}}, {"바다", {}}}, false};
    HtmlArticle place;
    place.anchor = "m-m1";
    place.korean = false;
    const QString html = QString::fromStdString(htmlArticle(message, place));
    QVERIFY(html.contains("산 &lt;b&gt; <small>1: <bdi>나무</bdi></small>"));
    QVERIFY(html.contains("바다 <small>0</small>"));
    QVERIFY(html.contains("👍 <small><bdi>나무</bdi>, <bdi>&lt;i&gt;별</bdi></small>"));
    QVERIFY(html.contains("notice, pinned, edited"));
    place.korean = true;
    QVERIFY(QString::fromStdString(htmlArticle(message, place)).contains("공지, 고정됨, 수정됨"));
    message.looks = {};
    QVERIFY(!QString::fromStdString(htmlArticle(message, place)).contains("class=\"poll\""));
}

/// HTML Tidy, which nobody of us wrote: no error and no warning.
void HtmlTest::tidyFindsNothingWrongWithThePages_data() {
    QTest::addColumn<bool>("isHostile");
    QTest::newRow("family") << false;
    QTest::newRow("hostile") << true;
}

void HtmlTest::tidyFindsNothingWrongWithThePages() {
    QFETCH(bool, isHostile);
    const QString tidy = QStandardPaths::findExecutable("tidy");
    if (tidy.isEmpty()) QSKIP("tidy is not installed (tools/setup-debian test installs it)");
    const QTemporaryDir dir;
    QVERIFY(exportTo(dir.filePath("out"), "html", isHostile ? hostileChat() : familyChat(), m_files));
    const QByteArray said = outputOf(tidy, {"-quiet", "-errors", "-utf8", dir.filePath("out/index.html")});
    QByteArray complaints = said;
    complaints.replace("failed: ", "");
    for (const QByteArray& line : complaints.split('\n')) {
        const bool isNewerThanTidy = line.contains("proprietary attribute \"loading\""); // in the standard since 2020
        QVERIFY2(line.trimmed().isEmpty() || isNewerThanTidy, line);
    }
}

QTEST_GUILESS_MAIN(HtmlTest)
#include "tst_html.moc"
