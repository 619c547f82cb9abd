// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/commands.h"
#include "cli/network_options.h"
#include "cli/output.h"
#include "cli/passphrase.h"
#include "cli/patience.h"
#include "cli/patient_output.h"
#include "cli/quit_signal.h"
#include "cli/undone_text.h"
#include "node/profile.h"
#include "node/rpc_events.h"
#include "node/rpc_rows.h"

#include <QTimer>

#include <unistd.h>

namespace ieum::cli {

namespace {

/// Online until somebody says stop.
class Run : public Activity {
  public:
    Run(CommandLine line, Finish finish)
        : m_line(std::move(line)), m_finish(std::move(finish)), m_quit([this] { m_finish(exitGood); }) {
        open();
    }

  private:
    void open() {
        auto passphrase = passphraseOf(m_line);
        if (!passphrase) return fail(passphrase.error());
        node::NodeOptions options;
        options.profileFolder = m_line.profile.toStdString();
        options.passphrase = std::move(*passphrase);
        options.network = networkOf(m_line);
        node::openNode(std::move(options), [this](Result<std::unique_ptr<node::Api>> opened) {
            // A command that has the profile for a moment is no reason to give up.
            if (!opened && opened.error().is(NodeError::ProfileInUse) && ++m_attempts < attemptsMax) {
                return QTimer::singleShot(betweenAttemptsMs, &m_alive, [this] { open(); });
            }
            if (!opened) return fail(opened.error());
            m_api = std::move(*opened);
            m_api->listen([this](const node::Event& event) { show(event); });
            m_api->ask(node::WhoAmI{}, [this](Result<node::Self> self) {
                if (!self) return fail(self.error());
                ready(*self);
            });
        });
    }
    void fail(const Error& why) {
        complain(why);
        m_finish(exitFailed);
    }
    void ready(const node::Self& self) {
        QJsonObject object = node::toJson(self);
        object["event"] = "ready";
        if (m_line.json) return m_output.put(jsonLine(object));
        say(QStringLiteral("Online as %1. Ctrl+C ends.").arg(plain(object["name"])));
    }
    void show(const node::Event& event) {
        const QJsonObject object = node::toJson(event);
        if (m_line.json) return m_output.put(jsonLine(object));
        if (object["event"] == "replica_went_back") {
            return say(
                QStringLiteral("Replica %1 has less than it had: it is being refilled.").arg(plain(object["address"])));
        }
        if (object["event"] == "undone") {
            return say(QStringLiteral("%1  %2").arg(plain(object["room_name"]), undoneText(object)));
        }
        if (object["event"] == "device_linked") {
            return say(QStringLiteral("A further device of yours is linked: %1").arg(plain(object["name"])));
        }
        if (object["event"] != "message") return;
        say(QStringLiteral("%1  %2  %3: %4")
                .arg(shortTime(object["time"]), plain(object["room_name"]), plain(object["author"]),
                     plain(object["text"])));
    }

    void say(const QString& line) { m_output.put(line.toUtf8() + '\n'); }

    CommandLine m_line;
    Finish m_finish;
    /// Whoever follows the events may stop reading; the commands that others give this node go on.
    PatientOutput m_output{STDOUT_FILENO, [this](qint64 lines) {
                               if (m_line.json) return jsonLine({{"event", "left_out"}, {"lines", lines}});
                               return QStringLiteral("%1 lines are left out here.\n").arg(lines).toUtf8();
                           }};
    QuitSignal m_quit;
    int m_attempts = 0;
    QObject m_alive; ///< a retry does not outlive this
    std::unique_ptr<node::Api> m_api;
};

} // namespace

std::vector<Command> runCommands() {
    const auto start = [](const CommandLine& line, Finish finish) -> std::unique_ptr<Activity> {
        return std::make_unique<Run>(line, std::move(finish));
    };
    return {{"run", networkSynopsis, 0, 0, networkOptions(), start}};
}

} // namespace ieum::cli
