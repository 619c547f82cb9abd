// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Everything that the steps of the drill work on, and the few things that most of them do: talk, wait until everybody
// has everything, look at all timelines.
#pragma once

#include "cli/drill/actor.h"
#include "cli/drill/drill_replica.h"

#include <QRandomGenerator>

#include <array>

namespace ieum::cli {

struct DrillOptions {
    int messages = 2000;
    uint32_t seed = 1;
    QString folder;             ///< where profiles, data and logs go
    bool wantNamespaces = true; ///< when the machine allows them
};

class Drill {
  public:
    static constexpr int memberCount = 4;
    using Actors = std::vector<Actor*>;

    explicit Drill(DrillOptions options);

    const DrillOptions& options() const { return m_options; }
    const Places& places() const { return m_places; }
    DrillReplica& home() { return m_home; }
    DrillReplica& spare() { return m_spare; }
    Ledger& ledger() { return m_ledger; }
    Actor& actor(int number) { return *m_actors.at(static_cast<size_t>(number)); }
    Actors members() const;  ///< those who have not been removed
    Readers readers() const; ///< the same as bits
    void setRemoved(int number) { m_removed |= readerBit(number); }
    const QString& room() const { return m_room; }
    void setRoom(const QString& room) { m_room = room; }
    QRandomGenerator& random() { return m_random; }

    /// This share of the messages, at least one for each of four members.
    int share(double part) const;

  private:
    DrillOptions m_options;
    Places m_places;
    DrillReplica m_home;
    DrillReplica m_spare;
    std::array<std::unique_ptr<Actor>, memberCount> m_actors;
    Ledger m_ledger;
    Readers m_removed = 0;
    QString m_room;
    QRandomGenerator m_random;
};

/// A list of one. (GCC 12 cannot keep a braced list over a co_await.)
inline Drill::Actors only(Actor& actor) { return Drill::Actors(1, &actor); }
/// Looks again and again until it holds. Throws Failed with `what` when it does not in time.
Task<> until(QString what, int timeoutMs, std::function<Task<bool>()> holds);
/// The row of the drill's room, or an empty object when it is not there yet.
Task<QJsonObject> roomRow(Drill& drill, Actor& actor);
/// Until these have as many messages as are due to them, or for so long; what is missing then, the check finds.
Task<> converge(Drill& drill, Drill::Actors actors);
Task<Verdict> check(Drill& drill, Drill::Actors actors);
/// Sends so many messages from these, several at once; some answer what has just arrived.
Task<> talk(Drill& drill, Drill::Actors speakers, int messages, Readers readers);
/// One message.
Task<QString> say(Drill& drill, Actor& speaker, QString text, QString replyTo, Readers readers);

} // namespace ieum::cli
