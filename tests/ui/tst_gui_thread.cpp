// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The thread of the window waits for no disk: over a real profile it is counted, at every event, what that thread reads
// and writes by itself. No clock is looked at, so a busy computer changes nothing. What it takes of the processor is
// watched by tst_watchdog.
#include "ui/support/long_profile.h"
#include "ui/support/window_under_test.h"

#include <QDragEnterEvent>
#include <QDropEvent>
#include <QMimeData>
#include <QTest>

#include <fcntl.h>
#include <unistd.h>

using namespace ieum;
using namespace ieum::uitest;

namespace {

/// Wake-ups between threads are a few bytes each; a page of the database is 4,096, and a small file is more.
constexpr qint64 eventBytesMost = 16'384;
constexpr int messagesImported = 20'000;
constexpr int patienceMs = 120'000;

/// What this thread has read and written so far, whoever asked it to.
class OwnBytes {
  public:
    OwnBytes() : m_file(::open("/proc/thread-self/io", O_RDONLY | O_CLOEXEC)) {}
    ~OwnBytes() { ::close(m_file); }
    OwnBytes(const OwnBytes&) = delete;
    OwnBytes& operator=(const OwnBytes&) = delete;

    bool isThere() const { return m_file >= 0; }
    /// Without what was read to learn it.
    qint64 soFar() {
        char text[512];
        const ssize_t length = ::pread(m_file, text, sizeof text, 0);
        if (length <= 0) return 0;
        const QByteArray all(text, static_cast<qsizetype>(length));
        const qint64 sum = numberAfter(all, "rchar: ") + numberAfter(all, "wchar: ") - m_learning;
        m_learning += length;
        return sum;
    }

  private:
    static qint64 numberAfter(const QByteArray& all, const char* name) {
        const qsizetype at = all.indexOf(name) + static_cast<qsizetype>(qstrlen(name));
        return all.mid(at, all.indexOf('\n', at) - at).toLongLong();
    }
    int m_file;
    qint64 m_learning = 0;
};

/// Counts at every event that comes from the loop; one inside another is part of it.
class CountingApplication : public QGuiApplication {
  public:
    using QGuiApplication::QGuiApplication;
    bool notify(QObject* receiver, QEvent* event) override {
        if (m_depth > 0 || !m_isCounting || QThread::currentThread() != thread())
            return QGuiApplication::notify(receiver, event);
        const auto type = event->type();
        const QByteArray name = receiver->metaObject()->className();
        const qint64 before = m_bytes.soFar();
        ++m_depth;
        const bool done = QGuiApplication::notify(receiver, event);
        --m_depth;
        note(m_bytes.soFar() - before, QStringLiteral("%1, event %2").arg(QString::fromLatin1(name)).arg(type));
        return done;
    }
    bool canCount() const { return m_bytes.isThere(); }
    void count() {
        m_isCounting = true;
        m_events = 0;
        m_most = 0;
        m_where.clear();
    }
    /// The most bytes of one event since count(), and where; -1: nothing happened.
    qint64 most() const { return m_events > 0 ? m_most : -1; }
    QString where() const { return m_where; }

  private:
    void note(qint64 bytes, const QString& where) {
        ++m_events;
        if (bytes <= m_most) return;
        m_most = bytes;
        m_where = where;
    }
    OwnBytes m_bytes;
    int m_depth = 0;
    int m_events = 0;
    bool m_isCounting = false;
    qint64 m_most = 0;
    QString m_where;
};

CountingApplication* counting() { return static_cast<CountingApplication*>(qApp); }

void drop(const WindowUnderTest& under, const QString& file) {
    const QPointF middle = under.item("timeline")->mapToScene(QPointF(100, 100));
    QMimeData mime;
    mime.setUrls({QUrl::fromLocalFile(file)});
    QDragEnterEvent enter(middle.toPoint(), Qt::CopyAction, &mime, Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(under.window(), &enter);
    QDropEvent dropped(middle, Qt::CopyAction, &mime, Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(under.window(), &dropped);
}

} // namespace

class TestGuiThread : public QObject {
    Q_OBJECT

    RealProfile m_profile;

  private slots:
    void initTestCase() {
        if (!counting()->canCount()) QSKIP("this kernel does not count what a thread reads and writes");
        QVERIFY(m_profile.make("바다"));
        const auto api = m_profile.open();
        QVERIFY(api != nullptr);
        QVERIFY(brought(*api, m_profile, QStringLiteral("기획팀"), messagesImported));
        QVERIFY(brought(*api, m_profile, QStringLiteral("모임"), 500));
    }
    void whatReadsADiskIsSeen() {
        const QString file = written(m_profile, QStringLiteral("seen.bin"), QByteArray(100'000, 'x'));
        counting()->count();
        bool isRead = false;
        QTimer::singleShot(0, this, [&] {
            QFile opened(file);
            isRead = opened.open(QIODevice::ReadOnly) && opened.readAll().size() == 100'000;
        });
        QTRY_VERIFY(isRead);
        QVERIFY(counting()->most() >= 100'000);
    }
    void theWindowWaitsForNoDisk() {
        {
            const WindowUnderTest warm(m_profile.calls(), "ko", "light"); // fonts are read once
            QTRY_VERIFY_WITH_TIMEOUT(warm.isSettled(), patienceMs);
            (void)warm.picture("gui-thread");
        }
        QStringList tooMuch;
        const auto look = [&](const char* doing) {
            const qint64 most = counting()->most();
            qInfo("%s: at most %lld bytes at one event", doing, static_cast<long long>(most));
            if (most < 0 || most > eventBytesMost)
                tooMuch +=
                    QStringLiteral("%1: %2 bytes, %3").arg(QLatin1String(doing)).arg(most).arg(counting()->where());
        };
        counting()->count();
        WindowUnderTest under(m_profile.calls(), "ko", "light");
        QTRY_VERIFY_WITH_TIMEOUT(under.isSettled(), patienceMs);
        look("opening a profile");
        for (QQuickItem* row : under.items("roomRow")) {
            counting()->count();
            under.click(row);
            QTRY_VERIFY_WITH_TIMEOUT(under.isSettled(), patienceMs);
            look("another room");
        }
        counting()->count();
        QQuickItem* timeline = under.item("timeline");
        const int rows = timeline->property("count").toInt();
        timeline->setProperty("contentY", timeline->property("originY"));
        QTRY_VERIFY_WITH_TIMEOUT(timeline->property("count").toInt() > rows, patienceMs);
        look("scrolling back");
        counting()->count();
        under.click(under.item("searchAll"));
        under.type(QStringLiteral("자료 19"));
        QTRY_VERIFY_WITH_TIMEOUT(under.item("hitList") && under.item("hitList")->property("count").toInt() > 0,
                                 patienceMs);
        look("searching");
        QTest::keyClick(under.window(), Qt::Key_Escape);
        counting()->count();
        drop(under, written(m_profile, QStringLiteral("large.bin"), QByteArray(3'000'000, 'y')));
        QTRY_VERIFY_WITH_TIMEOUT(under.item("send")->isEnabled(), patienceMs);
        under.click(under.item("send"));
        QTRY_VERIFY_WITH_TIMEOUT(!under.item("send")->isEnabled(), patienceMs);
        QTRY_VERIFY_WITH_TIMEOUT(under.item("saveFile") != nullptr, patienceMs);
        look("sending a file");
        QCOMPARE(under.complaints(), QStringList());
        QCOMPARE(tooMuch, QStringList());
    }
};

int main(int argc, char* argv[]) {
    CountingApplication app(argc, argv);
    TestGuiThread test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_gui_thread.moc"
