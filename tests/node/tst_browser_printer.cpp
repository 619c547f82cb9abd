// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Documents as a real browser prints them, read by poppler: every word is there, in fonts that come along, on numbered
// pages, with nothing of this computer in it; and the browser asks nobody for anything.
#include "node/browser_printer.h"
#include "transfer/export_support.h"

#include <QBuffer>
#include <QDir>
#include <QImage>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTemporaryDir>

#include <unistd.h>

using namespace ieum;
using namespace ieum::transfer;
using namespace ieum::transfer::test;
using ieum::node::BrowserPrinter;

class TestBrowserPrinter : public QObject {
    Q_OBJECT

    /// The family's, with so many messages behind it.
    static Chat longChat(int more) {
        Chat chat = familyChat();
        for (int i = 0; i < more; ++i) {
            const ChatMember& who = chat.members[static_cast<size_t>(i) % chat.members.size()];
            chat.messages.push_back(saidBy("n" + std::to_string(i), who, chat.messages.back().timeMs + 600'000,
                                           "줄 " + std::to_string(i) + "번: 걷다가 값을 읽고, thé café"));
        }
        return chat;
    }
    static Done picture(const ChatAttachment& attachment, const ChatSource::TakeBytes& take) {
        if (!attachment.name.ends_with(".jpg")) return bytesOfName(attachment, take);
        QImage image(64, 64, QImage::Format_RGB32);
        image.fill(QColor(200, 0, 100));
        QByteArray bytes;
        QBuffer buffer(&bytes);
        if (!buffer.open(QIODevice::WriteOnly) || !image.save(&buffer, "JPG")) return {};
        return take(bytes.toStdString());
    }
    Done print(const Chat& chat, const QString& name) {
        const BrowserPrinter printer(m_folder.path().toStdString());
        return exportChat("pdf", WholeChat(chat, picture), m_folder.filePath(name).toStdString(), m_files,
                          {"ko", "p1", "", &printer});
    }
    static QByteArray withoutSpace(QByteArray text) {
        for (const char c : {' ', '\n', '\r', '\f', '\t'}) text.replace(c, "");
        return text;
    }
    QStringList left() const {
        return QDir(m_folder.path()).entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot);
    }

    QTemporaryDir m_folder;
    ieum::test::RealFiles m_files;

  private slots:
    void initTestCase() {
        if (QStandardPaths::findExecutable("chromium").isEmpty() ||
            QStandardPaths::findExecutable("pdftotext").isEmpty())
            QSKIP("chromium or poppler-utils is not installed (tools/setup-debian test installs them)");
        qputenv("IEUM_ROOT_PRINTS", "1");
    }
    void cleanup() {
        for (const QString& name : left()) QDir(m_folder.filePath(name)).removeRecursively();
    }
    void everythingThatWasSaidIsInIt() {
        const Chat chat = longChat(400);
        QVERIFY(print(chat, "out"));
        QCOMPARE(left(), QStringList{"out"});
        QCOMPARE(QDir(m_folder.filePath("out")).entryList(QDir::Files), QStringList{"가족방.pdf"});
        const QString pdf = m_folder.filePath("out/가족방.pdf");
        if (const QString pictures = qEnvironmentVariable("IEUM_PICTURES"); !pictures.isEmpty())
            outputOf("pdftoppm", {"-r", "70", "-png", "-f", "1", "-l", "1", pdf, pictures + "/pdf"});
        const QByteArray text = withoutSpace(outputOf("pdftotext", {pdf, "-"}));
        for (const ChatMessage& message : chat.messages) {
            const QByteArray said = withoutSpace(QByteArray::fromStdString(message.text));
            QVERIFY2(text.contains(said), said);
        }
        for (const char* there :
             {"나무", "BomKim", "답장:나무:자정이네", "삭제된메시지입니다", "수정됨", "계획#1.pdf", "산", "바다"})
            QVERIFY2(text.contains(there), there);
        QCOMPARE(outputOf("pdfimages", {"-list", pdf}).count(" image "), 1);

        const QByteArray facts = outputOf("pdfinfo", {pdf});
        const qsizetype at = facts.indexOf("Pages:");
        const int pages = facts.mid(at + 6, 16).trimmed().split('\n').first().toInt();
        QVERIFY2(pages > 10, facts);
        for (int page = 1; page <= pages; ++page) {
            const QString number = QString::number(page);
            const QByteArray one = outputOf("pdftotext", {"-f", number, "-l", number, pdf, "-"});
            QVERIFY2(one.contains(QStringLiteral("%1 / %2").arg(page).arg(pages).toUtf8()), one);
        }
        const QList<QByteArray> fonts = outputOf("pdffonts", {pdf}).trimmed().split('\n').mid(2);
        QVERIFY(!fonts.isEmpty());
        for (const QByteArray& font : fonts) QVERIFY2(font.simplified().split(' ').contains("yes"), font);
        QByteArray bytes = contentOf(pdf) + outputOf("pdfinfo", {"-url", pdf});
        QVERIFY(!bytes.contains("file://") && !bytes.contains(m_folder.path().toUtf8()));
    }
    void aLongChatIsSeveralDocuments() {
        const Chat chat = longChat(5'100);
        QVERIFY(print(chat, "out"));
        const QStringList names = QDir(m_folder.filePath("out")).entryList(QDir::Files, QDir::Name);
        QCOMPARE(names, (QStringList{"가족방-1.pdf", "가족방-2.pdf"}));
        const QByteArray last = outputOf("pdftotext", {m_folder.filePath("out/" + names.last()), "-"});
        QVERIFY(withoutSpace(last).contains("줄5099번") && !withoutSpace(last).contains("줄4000번"));
    }
    void whatHostilePeopleWroteIsTextInIt() {
        QVERIFY(print(hostileChat(), "out"));
        const QStringList names = QDir(m_folder.filePath("out")).entryList(QDir::Files);
        QVERIFY(!names.isEmpty());
        const QByteArray text = outputOf("pdftotext", {m_folder.filePath("out/" + names.first()), "-"});
        QVERIFY(withoutSpace(text).contains("<script>alert(1)</script>"));
    }
    void aPageReachesNobody() {
        QTcpServer outside;
        QVERIFY(outside.listen(QHostAddress::LocalHost));
        const QByteArray address = "127.0.0.1:" + QByteArray::number(outside.serverPort());
        const BrowserPrinter printer(m_folder.path().toStdString());
        const auto job = printer.begin();
        QVERIFY(job);
        // A page that is not ours, with no rules in it.
        const QByteArray page = "<p>words</p><img src=http://" + address +
                                "/a><img src=http://localhost:" + QByteArray::number(outside.serverPort()) +
                                "/b><script>fetch('http://" + address + "/c')</script>";
        QVERIFY((*job)->add("a.html", page.toStdString()));
        QByteArray pdf;
        QVERIFY((*job)->print("a.html", [&](std::string_view piece) -> Done {
            pdf.append(piece.data(), qsizetype(piece.size()));
            return {};
        }));
        QVERIFY(pdf.startsWith("%PDF-"));
        QVERIFY(!outside.waitForNewConnection(0));
    }
    void withoutABrowserItIsSaid() {
        const QByteArray path = qgetenv("PATH");
        qputenv("PATH", m_folder.path().toUtf8());
        const Done done = print(familyChat(), "out");
        qputenv("PATH", path);
        QVERIFY(!done && done.error().is(TransferError::NoBrowser));
        QCOMPARE(left(), QStringList());
    }
    void aBrowserThatFailsLeavesNothing() {
        if (::geteuid() != 0) QSKIP("a browser refuses to run for root; who is not root has none that fails");
        qunsetenv("IEUM_ROOT_PRINTS");
        const Done done = print(familyChat(), "out");
        qputenv("IEUM_ROOT_PRINTS", "1");
        QVERIFY(!done && done.error().is(TransferError::NotPrinted));
        QCOMPARE(left(), QStringList());
    }
};

QTEST_GUILESS_MAIN(TestBrowserPrinter)
#include "tst_browser_printer.moc"
