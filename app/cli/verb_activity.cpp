// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// A verb asked of whoever holds the profile: the process that runs it already, or else this one.
#include "cli/command.h"
#include "cli/output.h"
#include "cli/passphrase.h"
#include "cli/patience.h"
#include "cli/quit_signal.h"
#include "node/handover.h"
#include "node/profile.h"

#include <QJsonArray>
#include <QTimer>

#include <optional>

namespace ieum::cli {

namespace {

/// Ctrl+C closes the profile in good order then, or has whoever holds it end what was begun, so that nothing half-done
/// stays.
bool takesLong(std::string_view verb) { return verb == "import" || verb == "export"; }

constexpr int progressEveryMs = 500;
/// A stop may overtake what it is to stop.
constexpr int stopAgainMs = 100;

class VerbActivity : public Activity {
  public:
    VerbActivity(VerbCommand command, CommandLine line, Finish finish)
        : m_command(command), m_line(std::move(line)), m_finish(std::move(finish)) {
        attempt();
    }

  private:
    void attempt() {
        m_client = std::make_unique<node::HandoverClient>();
        m_client->open(m_line.profile.toStdString(), [this](bool isOpen) {
            if (!isOpen) return open();
            if (takesLong(m_command.verb)) m_quit.emplace([this] { stopThere(); });
            ask();
        });
    }

    /// What the other program does for us; who asks twice does not wait for its answer.
    void stopThere() {
        if (std::exchange(m_stopping, true)) return show(fail(Cause::Machine, NodeError::Stopped));
        m_client->ask("transfer stop", {{"path", pathOf()}}, [this](const Result<QJsonValue>& stopped) {
            if (stopped || m_shown) return;
            QTimer::singleShot(stopAgainMs, &m_alive, [this] {
                if (m_shown || !std::exchange(m_stopping, false)) return;
                stopThere();
            });
        });
    }
    /// By which the other program knows it.
    QJsonValue pathOf() const {
        const QJsonObject arguments = m_command.arguments(m_line);
        return arguments.contains("out") ? arguments["out"] : arguments["path"];
    }

    void watch() {
        m_progress.setInterval(progressEveryMs);
        QObject::connect(&m_progress, &QTimer::timeout, &m_alive, [this] {
            askAnybody("transfer list", {}, [this](const Result<QJsonValue>& rows) {
                if (!rows || m_shown) return;
                for (const QJsonValue row : rows->toArray()) {
                    if (row["path"] == pathOf()) complain(transferText(row));
                }
            });
        });
        m_progress.start();
    }

    void ask() {
        if (m_line.has("--progress")) watch();
        if (m_command.ahead == nullptr || m_line.json) return askFor(m_command.arguments, &VerbActivity::show);
        askFor(m_command.ahead, &VerbActivity::goOn);
    }
    void goOn(const Result<QJsonValue>& answer) {
        if (!answer) return show(answer);
        if (m_stopping) return show(fail(Cause::Machine, NodeError::Stopped)); // it came too late for the first look
        m_command.printAhead(*answer);
        askFor(m_command.arguments, &VerbActivity::show);
    }
    void askFor(VerbCommand::Arguments arguments, void (VerbActivity::*then)(const Result<QJsonValue>&)) {
        askAnybody(m_command.verb, arguments(m_line), [this, then](const auto& answer) { (this->*then)(answer); });
    }
    void askAnybody(const char* verb, const QJsonObject& arguments, const node::JsonReply& reply) {
        if (m_api) return node::runVerb(*m_api, verb, arguments, reply);
        m_client->ask(verb, arguments, reply);
    }

    void open() {
        if (takesLong(m_command.verb)) m_quit.emplace([this] { show(fail(Cause::Machine, NodeError::Stopped)); });
        auto passphrase = passphraseOf(m_line);
        if (!passphrase) return show(passOn(passphrase));
        node::NodeOptions options;
        options.profileFolder = m_line.profile.toStdString();
        options.passphrase = std::move(*passphrase);
        options.goOnline = m_command.needsNetwork;
        node::openNode(std::move(options), [this](Result<std::unique_ptr<node::Api>> opened) {
            if (!opened && opened.error().is(NodeError::ProfileInUse) && ++m_attempts < attemptsMax) {
                return QTimer::singleShot(betweenAttemptsMs, &m_alive, [this] { attempt(); });
            }
            if (!opened) return show(passOn(opened));
            m_api = std::move(*opened);
            ask();
        });
    }

    void show(const Result<QJsonValue>& answer) {
        if (std::exchange(m_shown, true)) return; // an answer that crossed Ctrl+C
        if (!answer) {
            complain(answer.error());
            return m_finish(exitFailed);
        }
        if (m_line.json) {
            printJson(*answer);
        } else {
            m_command.print(*answer);
        }
        m_finish(m_command.isGood != nullptr && !m_command.isGood(*answer) ? exitFailed : exitGood);
    }

    VerbCommand m_command;
    CommandLine m_line;
    Finish m_finish;
    std::optional<QuitSignal> m_quit;
    bool m_shown = false;
    bool m_stopping = false;
    QTimer m_progress;
    int m_attempts = 0;
    QObject m_alive; ///< a retry does not outlive this
    std::unique_ptr<node::HandoverClient> m_client;
    std::unique_ptr<node::Api> m_api;
};

} // namespace

Command::Start asking(VerbCommand command) {
    return [command](const CommandLine& line, Finish finish) -> std::unique_ptr<Activity> {
        return std::make_unique<VerbActivity>(command, line, std::move(finish));
    };
}

QJsonObject noArguments(const CommandLine&) { return {}; }

void printNothing(const QJsonValue&) {}

} // namespace ieum::cli
