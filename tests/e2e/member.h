// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Somebody with a profile and the process that runs it, on a host of a network or on the loopback; and a replica.
// Commands go to the running process by hand-over, as those of any other program of the same user.
#pragma once

#include "cli/drill/ledger.h"
#include "cli/drill/network.h"
#include "e2e/tool.h"
#include "e2e/waiting.h"
#include "node/handover.h"
#include "support/built.h"

#include <memory>

namespace ieum::e2e {

/// Where a process runs; without a network on the loopback.
struct Host {
    const cli::Network* network = nullptr;
    QString host;

    QStringList command(const QStringList& program) const { return network ? network->at(host, program) : program; }
};

class Member {
  public:
    /// `options` are those of `ieumctl run`.
    Member(const QString& name, Host where, QStringList options)
        : m_name(name), m_where(std::move(where)), m_options(std::move(options)), m_profile(name) {}

    const QString& name() const { return m_name; }
    const Profile& profile() const { return m_profile; }
    bool isRunning() const { return m_run && m_run->isRunning(); }
    qint64 processId() const { return m_run->processId(); }

    /// Returns when it takes commands.
    bool start() {
        m_ready = false;
        const QStringList program{ieum::test::built("ieumctl"), "run", "--json", "--profile", m_profile.path()};
        m_run = std::make_unique<Running>(m_where.command(program + m_options),
                                          [this](const QJsonObject& event) { hear(event); });
        if (!until([this] { return m_ready; })) {
            qWarning("%s did not start: %s", qPrintable(m_name), m_run->errors().constData());
            return false;
        }
        m_client = std::make_unique<node::HandoverClient>();
        std::optional<bool> opened;
        m_client->open(m_profile.path().toStdString(), [&opened](bool isOpen) {
            opened = isOpen;
            heard();
        });
        return until([&opened] { return opened.has_value(); }) && *opened;
    }
    void kill() {
        if (m_run) m_run->kill();
        m_client.reset();
    }
    /// What it ended with.
    int stop() {
        m_client.reset();
        return m_run ? m_run->stop() : 0;
    }

    void askLater(const QString& verb, const QJsonObject& arguments, node::JsonReply reply) {
        m_client->ask(verb, arguments, std::move(reply));
    }
    /// Undefined when it was refused or did not come.
    QJsonValue ask(const QString& verb, const QJsonObject& arguments = {}) {
        if (!m_client) return QJsonValue(QJsonValue::Undefined);
        const auto answer = std::make_shared<std::optional<Result<QJsonValue>>>(); // may come after we gave up
        askLater(verb, arguments, [answer](const Result<QJsonValue>& value) {
            *answer = value;
            heard();
        });
        if (!until([&answer] { return answer->has_value(); }) || !**answer) return QJsonValue(QJsonValue::Undefined);
        return ***answer;
    }

    /// When its process first told of this message; nothing while it has not.
    std::optional<int64_t> toldAt(const QString& id) const {
        const auto found = m_told.constFind(id);
        return found == m_told.constEnd() ? std::nullopt : std::optional<int64_t>(found->first);
    }
    bool wasTold(const QString& id) const { return m_told.contains(id); }
    /// Messages of which its processes told more than once.
    int toldTwice() const {
        return static_cast<int>(
            std::count_if(m_told.begin(), m_told.end(), [](const auto& told) { return told.second > 1; }));
    }
    /// When its process first told that a file is here as a whole; nothing while it has not.
    std::optional<int64_t> wholeAt(const QString& file) const {
        const auto found = m_whole.constFind(file);
        return found == m_whole.constEnd() ? std::nullopt : std::optional<int64_t>(*found);
    }
    int wholeFiles() const { return static_cast<int>(m_whole.size()); }
    /// How often its processes said this, over all starts.
    int count(const QString& event) const { return m_counts.value(event); }

  private:
    void hear(const QJsonObject& event) {
        heard();
        const QString kind = event["event"].toString();
        ++m_counts[kind];
        if (kind == QLatin1String("ready")) m_ready = true;
        if (kind == QLatin1String("file") && event["done"].toBool() && !m_whole.contains(event["id"].toString()))
            m_whole.insert(event["id"].toString(), moment());
        if (kind != QLatin1String("message")) return;
        auto& told = m_told[event["id"].toString()];
        if (told.second++ == 0) told.first = moment();
    }

    QString m_name;
    Host m_where;
    QStringList m_options;
    Profile m_profile;
    bool m_ready = false;
    QHash<QString, std::pair<int64_t, int>> m_told;
    QHash<QString, int64_t> m_whole;
    QHash<QString, int> m_counts;
    std::unique_ptr<Running> m_run; ///< goes before what it tells
    std::unique_ptr<node::HandoverClient> m_client;
};

class Replica {
  public:
    /// `listen` without a port: any that is free, and the same one from then on.
    Replica(Host where, QString listen) : m_where(std::move(where)), m_listen(std::move(listen)) {}
    ~Replica() { kill(); }
    Replica(const Replica&) = delete;
    Replica& operator=(const Replica&) = delete;

    /// Returns when it listens.
    bool start() {
        m_process = std::make_unique<QProcess>();
        diesWithUs(*m_process);
        const QStringList program{ieum::test::built("ieum-replica"), "--data", folder(), "--listen", m_listen};
        const QStringList command = m_where.command(program);
        QObject::connect(m_process.get(), &QProcess::readyReadStandardOutput, m_process.get(), heard);
        m_process->start(command.first(), command.mid(1));
        if (!until([this] { return m_process->canReadLine() || m_process->state() == QProcess::NotRunning; }))
            return false;
        m_address = QString::fromUtf8(m_process->readLine().trimmed());
        m_listen = m_address.section('@', 1).section('/', 0, 0);
        return m_address.startsWith(QLatin1String("ieum-replica://"));
    }
    /// Signal 9.
    void kill() {
        if (!m_process) return;
        m_process->kill();
        m_process->waitForFinished(commandMs);
    }
    const QString& address() const { return m_address; } ///< with its token
    QString folder() const { return m_folder.filePath("data"); }

  private:
    Host m_where;
    QString m_listen;
    QString m_address;
    QTemporaryDir m_folder;
    std::unique_ptr<QProcess> m_process;
};

} // namespace ieum::e2e
