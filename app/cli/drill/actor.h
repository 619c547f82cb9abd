// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// One member of the drill: a profile, the process that runs it (`ieumctl run --json`), and a connection to ask it.
#pragma once

#include "cli/drill/child_process.h"
#include "cli/drill/ledger.h"
#include "cli/drill/places.h"
#include "node/handover.h"

#include <QStringList>

namespace ieum::cli {

class Actor {
  public:
    Actor(const Places& places, int place, int number, QString name, QString program, QString folder);

    int number() const { return m_number; }
    int place() const { return m_place; }
    const QString& name() const { return m_name; }
    const QString& folder() const { return m_folder; }
    bool isRunning() const { return m_process.isRunning(); }

    Task<> init();  ///< makes the profile
    Task<> start(); ///< returns when it answers
    Task<> stop();
    Task<> kill();
    /// Throws Failed with the sentence when the answer is an error.
    Task<QJsonValue> ask(QString verb, QJsonObject arguments);
    Task<Result<QJsonValue>> tryAsk(QString verb, QJsonObject arguments);
    Task<MemberTimeline> timeline(QString room);

    /// Ids of messages that it said had arrived, newest last.
    const QStringList& arrived() const { return m_arrived; }

  private:
    void hear(const QByteArray& line);

    const Places& m_places;
    int m_place;
    int m_number;
    QString m_name;
    QString m_program;
    QString m_folder;
    ChildProcess m_process;
    std::unique_ptr<node::HandoverClient> m_client;
    std::function<void(bool)> m_ready;
    QStringList m_arrived;
};

} // namespace ieum::cli
