// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "node/browser_printer.h"

#include "base/error.h"
#include "transfer/error.h"

#include <QDeadlineTimer>
#include <QDir>
#include <QFileInfo>
#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QUrl>

#include <csignal>
#include <poll.h>
#include <unistd.h>
#ifdef __linux__
    #include <sys/prctl.h>
#endif

namespace ieum::node {

namespace {

using transfer::TransferError;

/// Some thousand messages take a few seconds; who waits longer waits for nothing.
constexpr int printMs = 300'000;
constexpr int lookMs = 200; ///< whether the user still wants it
/// How long helpers of a browser that ended are waited for: a moment, where the processor is not busy with other
/// things. What they leave behind after that is what people said.
constexpr int goneMs = 30'000;
constexpr int goneLookMs = 20;
constexpr qint64 pieceBytes = 256 * 1024;

/// Of processes that are no children of ours nobody tells that they ended, nor that they let go of a folder: it is
/// looked for, at most for `goneMs`, and while `goesOn` says so.
template <class Condition, class GoesOn> void waitUntil(Condition isSo, GoesOn goesOn) {
    for (const QDeadlineTimer until(goneMs); !isSo() && !until.hasExpired() && goesOn();)
        (void)::poll(nullptr, 0, goneLookMs);
}

QString browser() {
    for (const char* name :
         {"chromium", "chromium-browser", "google-chrome-stable", "google-chrome", "microsoft-edge-stable"}) {
        QString found = QStandardPaths::findExecutable(QLatin1String(name));
        if (!found.isEmpty()) return found;
    }
    return {};
}

QStringList argumentsFor(const QString& profile) {
    QStringList arguments{
        QStringLiteral("--headless"), QStringLiteral("--disable-gpu"), QStringLiteral("--no-first-run"),
        QStringLiteral("--no-default-browser-check"), QStringLiteral("--disable-extensions"),
        QStringLiteral("--disable-background-networking"), QStringLiteral("--disable-component-update"),
        QStringLiteral("--disable-sync"), QStringLiteral("--disable-breakpad"), QStringLiteral("--disable-quic"),
        // No name leads anywhere, and what needs no name leads to a proxy that is not there.
        QStringLiteral("--host-resolver-rules=MAP * ~NOTFOUND"), QStringLiteral("--proxy-server=127.0.0.1:9"),
        QStringLiteral("--proxy-bypass-list=<-loopback>"), QStringLiteral("--no-pdf-header-footer"),
        QStringLiteral("--user-data-dir=") + profile};
    // The browser refuses to run for root with its sandbox, and we to run it without one, unless somebody insists.
    if (::geteuid() == 0 && qEnvironmentVariableIntValue("IEUM_ROOT_PRINTS") == 1)
        arguments.append(QStringLiteral("--no-sandbox"));
    return arguments;
}

class BrowserJob : public transfer::PrintJob {
  public:
    BrowserJob(const QString& program, const QString& folder)
        : m_program(program), m_folder(folder + QStringLiteral("/.ieum-print-XXXXXX")) {}

    /// Helpers that left the browser's group may write for a moment after its end; what they wrote goes as well, also
    /// when somebody stopped it: what people said does not stay behind because nobody wants it printed any more.
    ~BrowserJob() override {
        if (!isGood()) return;
        waitUntil([this] { return QDir(m_folder.path()).removeRecursively(); }, [] { return true; });
    }
    BrowserJob(const BrowserJob&) = delete;
    BrowserJob& operator=(const BrowserJob&) = delete;

    bool isGood() const { return m_folder.isValid(); }

    Done add(const std::string& name, std::string_view piece) override {
        const QString path = m_folder.filePath(QString::fromStdString(name));
        QFile file(path);
        const bool isOpen = QDir().mkpath(QFileInfo(path).path()) && file.open(QIODevice::Append);
        const auto size = static_cast<qint64>(piece.size());
        if (!isOpen || file.write(piece.data(), size) != size || !file.flush())
            return fail(Cause::Machine, BaseError::FileUnwritable);
        return {};
    }

    Done print(const std::string& page, const TakeBytes& take) override {
        const QString html = m_folder.filePath(QString::fromStdString(page));
        const QString pdf = html + QStringLiteral(".pdf");
        if (Done printed = runBrowser(html, pdf, take); !printed) return printed;
        QFile::remove(html);
        QFile file(pdf);
        if (!file.open(QIODevice::ReadOnly) || file.peek(5) != "%PDF-")
            return fail(Cause::Machine, TransferError::NotPrinted);
        while (!file.atEnd()) {
            const QByteArray piece = file.read(pieceBytes);
            if (piece.isEmpty()) return fail(Cause::Machine, TransferError::NotPrinted);
            if (Done taken = take({piece.constData(), static_cast<size_t>(piece.size())}); !taken) return taken;
        }
        QFile::remove(pdf);
        return {};
    }

  private:
    Done runBrowser(const QString& html, const QString& pdf, const TakeBytes& take) const {
        const QString profile = m_folder.filePath(QStringLiteral("profile"));
        // What it keeps outside of profiles is thrown away as well, and it sees no more of this session than it must.
        QProcessEnvironment environment;
        for (const char* name : {"PATH", "LANG", "LC_ALL"}) {
            if (qEnvironmentVariableIsSet(name)) environment.insert(QLatin1String(name), qEnvironmentVariable(name));
        }
        environment.insert(QStringLiteral("HOME"), profile);
        environment.insert(QStringLiteral("TMPDIR"), m_folder.path());
        QProcess process;
        process.setProcessEnvironment(environment);
        process.setStandardOutputFile(QProcess::nullDevice());
        process.setStandardErrorFile(QProcess::nullDevice());
        // A group of its own, so that its helpers end with it, and it with us.
        process.setChildProcessModifier([] {
            (void)::setpgid(0, 0);
#ifdef __linux__
            (void)::prctl(PR_SET_PDEATHSIG, SIGKILL);
#endif
        });
        const QString address = QString::fromLatin1(QUrl::fromLocalFile(html).toEncoded());
        process.start(m_program, argumentsFor(profile) + QStringList{QStringLiteral("--print-to-pdf=") + pdf, address});
        const auto group = static_cast<pid_t>(process.processId());
        Done going;
        for (const QDeadlineTimer until(printMs);
             going && !until.hasExpired() && process.state() != QProcess::NotRunning;)
            if (!process.waitForFinished(lookMs)) going = take({}); // nothing to write, but who stopped it says so
        const bool isOver = process.state() == QProcess::NotRunning;
        if (group > 0) (void)::kill(-group, SIGKILL);
        process.waitForFinished();
        // A process that was killed is not gone yet.
        waitUntil([group] { return group <= 0 || ::kill(-group, 0) != 0; },
                  [&] { return going && (going = take({})).has_value(); });
        const bool isGood = isOver && process.error() != QProcess::FailedToStart &&
                            process.exitStatus() == QProcess::NormalExit && process.exitCode() == 0;
        if (going && !isGood) going = fail(Cause::Machine, TransferError::NotPrinted);
        return going;
    }

    QString m_program;
    QTemporaryDir m_folder;
};

} // namespace

Result<std::unique_ptr<transfer::PrintJob>> BrowserPrinter::begin() const {
    const QString program = browser();
    if (program.isEmpty()) return fail(Cause::Machine, TransferError::NoBrowser);
    // A kit's folder is not there yet when its transcript is printed.
    if (!m_folder.empty() && !QDir().mkpath(QString::fromStdString(m_folder)))
        return fail(Cause::Machine, BaseError::FileUnwritable);
    auto job = std::make_unique<BrowserJob>(program, QString::fromStdString(m_folder));
    if (!job->isGood()) return fail(Cause::Machine, BaseError::FileUnwritable);
    return job;
}

} // namespace ieum::node
