// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// A second opinion on the exported page: a real browser opens it from the disk, shows its text and its pictures, and
// asks nobody for anything. A server on this machine counts who comes; a page without our rules shows that it would.

#include "support/real_files.h"
#include "transfer/exporter.h"

#include <QBuffer>
#include <QFile>
#include <QImage>
#include <QProcess>
#include <QStandardPaths>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTemporaryDir>
#include <QTest>

using namespace ieum;
using namespace ieum::transfer;

class HtmlInChromiumTest : public QObject {
    Q_OBJECT

  private slots:
    void initTestCase();
    void exportLoadsNothingFromOutside();
    void picturesOfTheExportAreShown();

  private:
    QByteArray run(const QString& page, const QStringList& more);
    QString exported(const QString& folder);

    ieum::test::RealFiles m_files;
    QTcpServer m_outside;
    int m_visits = 0;
    QString m_outsideUrl;
    QString m_chromium;
};

void HtmlInChromiumTest::initTestCase() {
    m_chromium = QStandardPaths::findExecutable("chromium");
    if (m_chromium.isEmpty()) QSKIP("chromium is not installed (tools/setup-debian test installs it)");
    QVERIFY(m_outside.listen(QHostAddress::LocalHost));
    m_outsideUrl = QString("http://127.0.0.1:%1/").arg(m_outside.serverPort());
    connect(&m_outside, &QTcpServer::newConnection, this, [this] {
        while (QTcpSocket* visitor = m_outside.nextPendingConnection()) {
            m_visits += 1;
            visitor->close();
            visitor->deleteLater();
        }
    });
}

/// What the browser made of the page, as text.
QByteArray HtmlInChromiumTest::run(const QString& page, const QStringList& more) {
    QTemporaryDir profile;
    QStringList arguments{"--headless",
                          "--no-sandbox",
                          "--disable-gpu",
                          "--disable-quic",
                          "--no-first-run",
                          "--disable-background-networking",
                          "--disable-component-update",
                          "--disable-sync",
                          "--window-size=900,700",
                          "--user-data-dir=" + profile.path()};
    QProcess browser;
    browser.start(m_chromium, arguments + more + QStringList{"file://" + page});
    // Not waitForFinished: the server has to go on answering while the browser works.
    [&] { QTRY_COMPARE_WITH_TIMEOUT(browser.state(), QProcess::NotRunning, 90'000); }();
    return browser.readAllStandardOutput();
}

QString HtmlInChromiumTest::exported(const QString& folder) {
    const std::string url = m_outsideUrl.toStdString();
    Chat chat;
    chat.room = "<img src=" + url + "room>";
    chat.timeZone = "Asia/Seoul";
    ChatMessage message;
    message.authorId = "p1";
    message.author = "<link rel=stylesheet href=" + url + "author>";
    message.timeMs = 1'665'793'800'000;
    message.text = "회의자료 <img src='" + url + "text'><script src='" + url + "script'></script> url(" + url + "css)";
    message.attachments = {{"\"><img src=" + url + "file>.png", 10, "", ""}};
    chat.messages = {message};

    QImage picture(64, 64, QImage::Format_RGB32);
    picture.fill(QColor(200, 0, 100));
    ChatMessage withPicture = message;
    withPicture.id = "2";
    withPicture.text = "사진";
    ChatAttachment attachment{"picture.png", 0, "", ""};
    attachment.path = attachmentPath(attachment, 1);
    withPicture.attachments = {attachment};
    chat.messages.push_back(withPicture);
    QByteArray png;
    QBuffer buffer(&png);
    if (!buffer.open(QIODevice::WriteOnly) || !picture.save(&buffer, "PNG")) return {};
    const auto bytes = [&](const ChatAttachment&, const ChatSource::TakeBytes& take) {
        return take(png.toStdString());
    };
    const Done done = exportChat("html", WholeChat(chat, bytes), folder.toStdString(), m_files, {});
    return done ? folder + "/index.html" : QString();
}

void HtmlInChromiumTest::exportLoadsNothingFromOutside() {
    QTemporaryDir dir;
    const QString page = exported(dir.filePath("out"));
    QVERIFY(!page.isEmpty());
    m_visits = 0;
    const QByteArray seen = run(page, {"--dump-dom"});
    QVERIFY2(seen.contains("회의자료"), "the browser did not show the page");
    QCOMPARE(m_visits, 0);

    // The counter counts: the same references in a page of nobody's making do bring the browser here.
    QFile careless(dir.filePath("careless.html"));
    QVERIFY(careless.open(QIODevice::WriteOnly));
    careless.write("<img src=" + m_outsideUrl.toUtf8() + "x>");
    careless.close();
    run(careless.fileName(), {"--dump-dom"});
    QVERIFY(m_visits > 0);
}

void HtmlInChromiumTest::picturesOfTheExportAreShown() {
    QTemporaryDir dir;
    const QString page = exported(dir.filePath("out"));
    QVERIFY(!page.isEmpty());
    const QString shot = dir.filePath("shot.png");
    run(page, {"--screenshot=" + shot});
    const QImage image(shot);
    QVERIFY(!image.isNull());
    int found = 0;
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x) found += image.pixelColor(x, y) == QColor(200, 0, 100);
    }
    QVERIFY2(found > 500, "the picture is not on the page");
}

QTEST_MAIN(HtmlInChromiumTest)
#include "tst_html_in_chromium.moc"
