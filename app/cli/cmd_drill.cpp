// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/commands.h"
#include "cli/drill/failed.h"
#include "cli/drill/report.h"
#include "cli/drill/steps.h"
#include "cli/output.h"
#include "cli/quit_signal.h"

#include <QDir>
#include <QElapsedTimer>
#include <QTemporaryDir>
#include <QTimer>

namespace ieum::cli {

namespace {

constexpr int messagesMax = 50'000;
/// Steps have deadlines of their own; this is for what they do not foresee.
constexpr int drillMs = 20 * 60 * 1000;

Task<bool> runSteps(Drill& drill, Report& report) {
    QElapsedTimer whole;
    whole.start();
    for (const Step& step : steps()) {
        QElapsedTimer timer;
        timer.start();
        Task<QString> running = step.run(drill);
        QString what;
        QString why;
        try {
            what = co_await running;
        } catch (const Failed& failed) {
            why = QString::fromUtf8(failed.what());
        }
        if (!why.isEmpty()) {
            report.failed(step.name, why, timer.elapsed());
            co_return false;
        }
        const qint64 ms = timer.elapsed();
        const Verdict verdict = co_await check(drill, drill.members());
        report.step(step.name, what, ms, verdict);
    }
    std::vector<Report::MemberResult> members;
    Drill::Actors everybody;
    for (int i = 0; i < Drill::memberCount; ++i) {
        Actor& actor = drill.actor(i);
        everybody.push_back(&actor);
        const Verdict verdict = co_await check(drill, only(actor));
        members.push_back({actor.name(), drill.ledger().dueTo(i), verdict});
    }
    const Verdict all = co_await check(drill, everybody);
    report.table(members, all, whole.elapsed());
    co_return all.isGood();
}

class DrillActivity : public Activity {
  public:
    DrillActivity(const CommandLine& line, Finish finish)
        : m_finish(std::move(finish)), m_quit([this] { end(QStringLiteral("The drill was interrupted.")); }),
          m_report(line.json, static_cast<int>(steps().size())) {
        DrillOptions options;
        if (line.has("--messages")) options.messages = line.value("--messages").toInt();
        if (line.has("--seed")) options.seed = line.value("--seed").toUInt();
        options.wantNamespaces = !line.has("--no-netns");
        options.folder = makeFolder(line);
        if (options.messages < 1 || options.messages > messagesMax) {
            end(QStringLiteral("A drill has 1 to %1 messages: choose a number between.").arg(messagesMax));
        } else if (options.folder.isEmpty()) {
            end(QStringLiteral("That folder is not empty or cannot be written to: choose another one."));
        } else {
            begin(std::move(options));
        }
    }

  private:
    void begin(DrillOptions options) {
        m_drill = std::make_unique<Drill>(std::move(options));
        m_running = runSteps(*m_drill, m_report);
        m_running.start([this] { QTimer::singleShot(0, &m_alive, [this] { conclude(); }); });
        QTimer::singleShot(drillMs, &m_alive, [this] { end(QStringLiteral("The drill did not end in time.")); });
    }
    QString makeFolder(const CommandLine& line) {
        if (!line.has("--keep")) {
            m_temporary = std::make_unique<QTemporaryDir>();
            return m_temporary->isValid() ? m_temporary->path() : QString();
        }
        const QDir folder(QDir::current().absoluteFilePath(line.value("--keep")));
        const bool good = folder.mkpath(QStringLiteral(".")) && folder.isEmpty();
        return good ? folder.absolutePath() : QString();
    }
    void conclude() {
        try {
            m_finish(m_running.result() ? exitGood : exitFailed);
        } catch (const Failed& failed) {
            end(QString::fromUtf8(failed.what()));
        }
    }
    void end(const QString& why) {
        complain(why);
        m_finish(exitFailed);
    }

    Finish m_finish;
    QuitSignal m_quit;
    Report m_report;
    std::unique_ptr<QTemporaryDir> m_temporary; ///< outlives the processes that write to it
    std::unique_ptr<Drill> m_drill;
    Task<bool> m_running; ///< ends before what it works on
    QObject m_alive;
};

} // namespace

std::vector<Command> drillCommands() {
    const auto start = [](const CommandLine& line, Finish finish) -> std::unique_ptr<Activity> {
        return std::make_unique<DrillActivity>(line, std::move(finish));
    };
    return {{"drill",
             "[--messages N] [--seed N] [--keep DIR] [--no-netns]",
             0,
             0,
             {{"--messages", true, true}, {"--seed", true, true}, {"--keep"}, {"--no-netns", false}},
             start}};
}

} // namespace ieum::cli
