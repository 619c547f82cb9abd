// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// A verb asked of whoever holds the profile: the process that runs it already, or else this one.
#include "cli/command.h"
#include "cli/output.h"
#include "cli/passphrase.h"
#include "cli/patience.h"
#include "node/handover.h"
#include "node/profile.h"

#include <QTimer>

namespace ieum::cli {

namespace {

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
            ask();
        });
    }

    void ask() {
        if (m_command.ahead == nullptr || m_line.json) return askFor(m_command.arguments, &VerbActivity::show);
        askFor(m_command.ahead, &VerbActivity::goOn);
    }
    void goOn(const Result<QJsonValue>& answer) {
        if (!answer) return show(answer);
        m_command.printAhead(*answer);
        askFor(m_command.arguments, &VerbActivity::show);
    }
    void askFor(VerbCommand::Arguments arguments, void (VerbActivity::*then)(const Result<QJsonValue>&)) {
        const auto reply = [this, then](const auto& answer) { (this->*then)(answer); };
        if (m_api) return node::runVerb(*m_api, m_command.verb, arguments(m_line), reply);
        m_client->ask(m_command.verb, arguments(m_line), reply);
    }

    void open() {
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
