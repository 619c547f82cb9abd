// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/commands.h"
#include "cli/network_options.h"
#include "cli/output.h"
#include "cli/passphrase.h"
#include "cli/quit_signal.h"
#include "node/profile.h"
#include "node/rpc_events.h"

#include <QJsonArray>

namespace ieum::cli {

namespace {

void printLink(const QJsonValue& value) {
    printLine(value["link"].toString());
    printLine(QStringLiteral("or, for a computer on the same network, as a code: ") + value["code"].toString());
    printLine(QStringLiteral("On the other computer, within ten minutes: ieumctl device join LINK --name NAME, or the "
                             "code for LINK. Whoever else gets either before that becomes you: show them to nobody."));
}

void printDevices(const QJsonValue& value) {
    for (const QJsonValue each : value.toArray()) {
        const QJsonObject device = each.toObject();
        const QString what = device["self"].toBool()        ? QStringLiteral("this one")
                             : device["reachable"].toBool() ? QStringLiteral("connected")
                                                            : QStringLiteral("not connected");
        printLine(QStringLiteral("%1  %2  %3").arg(device["device"].toString().left(8), plain(device["name"]), what));
    }
}

/// As they are read to each other.
QString inFives(const QString& digits) {
    QStringList groups;
    for (qsizetype at = 0; at < digits.size(); at += 5) groups.append(digits.mid(at, 5));
    return groups.join(' ');
}

void printSafety(const QJsonValue& value) {
    printLine(inFives(value["number"].toString()));
    printLine(QStringLiteral("%1 has to see the same digits for you.").arg(plain(value["name"])));
}

void printPerson(const QJsonValue& value) {
    const QString seen = value["reachable"].toBool() ? QStringLiteral("Reachable now")
                         : value["seen"].isNull()    ? QStringLiteral("Not seen yet")
                                                     : QStringLiteral("Last seen ") + shortTime(value["seen"]);
    printLine(QStringLiteral("%1 · %2").arg(plain(value["name"]), seen));
    if (!value["since"].isNull()) printLine(QStringLiteral("Known since ") + shortTime(value["since"]));
    printLine(QStringLiteral("Key: ") + value["person"].toString());
    printLine(QStringLiteral("Digits to compare: ") + inFives(value["number"].toString()));
    if (value["forked"].toBool())
        printLine(
            QStringLiteral("A computer of this person has written two different histories: it was copied, or cheats."));
    printLine(QStringLiteral("Computers:"));
    for (const QJsonValue each : value["devices"].toArray()) {
        const QString state =
            each["reachable"].toBool() ? QStringLiteral("connected") : QStringLiteral("not connected");
        printLine(QStringLiteral("  %1  %2  %3").arg(each["device"].toString().left(8), plain(each["name"]), state));
    }
    printLine(QStringLiteral("Rooms that you share:"));
    for (const QJsonValue each : value["rooms"].toArray()) {
        const bool isDirect = each["room"] == value["direct"];
        printLine(QStringLiteral("  %1  %2")
                      .arg(each["room"].toString().left(8),
                           isDirect ? QStringLiteral("the two of you") : plain(each["name"])));
    }
    if (value["more_rooms"].toInt() > 0) printLine(QStringLiteral("  and %1 more").arg(value["more_rooms"].toInt()));
}

/// Makes a profile, meets the device that made the link, and ends when this one was vouched for. When it is stopped
/// earlier, `run` goes on with it.
class Join : public Activity {
  public:
    Join(CommandLine line, Finish finish)
        : m_line(std::move(line)), m_finish(std::move(finish)), m_quit([this] { m_finish(exitFailed); }) {
        begin();
    }

  private:
    void begin() {
        auto passphrase = passphraseOf(m_line);
        if (!passphrase) return fail(passphrase.error());
        const std::string folder = m_line.profile.toStdString();
        if (node::profileKindOf(folder) == node::ProfileKind::Missing) {
            const auto made = node::createProfile({folder, m_line.value("--name").toStdString(), *passphrase});
            if (!made) return fail(made.error());
        }
        open(folder, std::move(*passphrase));
    }
    void open(const std::string& folder, std::string passphrase) {
        node::NodeOptions options;
        options.profileFolder = folder;
        options.passphrase = std::move(passphrase);
        options.network = networkOf(m_line);
        node::openNode(std::move(options), [this](Result<std::unique_ptr<node::Api>> opened) {
            if (!opened) return fail(opened.error());
            m_api = std::move(*opened);
            m_api->listen([this](const node::Event& event) { hear(event); });
            m_api->ask(node::JoinAsDevice{m_line.words[0].toStdString()}, [this](const Result<node::Accepted>& answer) {
                if (!answer) return fail(answer.error());
                if (!m_line.json) printLine(QStringLiteral("Waiting for the computer that made the link."));
            });
        });
    }
    void hear(const node::Event& event) {
        if (!std::holds_alternative<node::DeviceLinked>(event)) return;
        if (m_line.json) {
            printJson(node::toJson(event));
        } else {
            printLine(QStringLiteral("This computer is one of yours now; its rooms come with \"ieumctl run\"."));
        }
        m_finish(exitGood);
    }
    void fail(const Error& why) {
        complain(why);
        m_finish(exitFailed);
    }

    CommandLine m_line;
    Finish m_finish;
    QuitSignal m_quit;
    std::unique_ptr<node::Api> m_api;
};

std::vector<Option> joinOptions() {
    std::vector<Option> options = networkOptions();
    options.push_back({"--name"});
    return options;
}

} // namespace

std::vector<Command> deviceCommands() {
    const auto device = [](const CommandLine& line) { return QJsonObject{{"device", line.words[0]}}; };
    const auto person = [](const CommandLine& line) { return QJsonObject{{"person", line.words[0]}}; };
    const auto join = [](const CommandLine& line, Finish finish) -> std::unique_ptr<Activity> {
        return std::make_unique<Join>(line, std::move(finish));
    };
    return {{"device link", "", 0, 0, {}, asking({"device link", noArguments, printLink})},
            {"device join", "LINK --name NAME [--lan-interfaces A,B] [--lan-port N] [--beacon-port N] [--no-lan]", 1, 1,
             joinOptions(), join},
            {"device list", "", 0, 0, {}, asking({"device list", noArguments, printDevices})},
            {"device revoke", "DEVICE", 1, 1, {}, asking({"device revoke", device, printNothing})},
            {"safety", "PERSON", 1, 1, {}, asking({"safety", person, printSafety})},
            {"person", "PERSON", 1, 1, {}, asking({"person", person, printPerson})}};
}

} // namespace ieum::cli
