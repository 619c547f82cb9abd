// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// People in one room who say numbered things, and the drill's judge, who looks for each of them at everybody: once,
// with its text, nothing else, in one order. What a process had under way when it was killed may be there or not, but
// then it is at everybody, too, and once.
#pragma once

#include "e2e/member.h"

#include <QJsonArray>

namespace ieum::e2e {

class Party {
  public:
    using Members = std::vector<Member*>;

    explicit Party(Members members) : m_members(std::move(members)) {}

    const QString& room() const { return m_room; }
    cli::Ledger& ledger() { return m_ledger; }
    const Members& members() const { return m_members; }

    /// The first one makes the room and asks the others in, who are all reached by some path.
    bool found(const QString& name) {
        Member& owner = *m_members.front();
        m_room = owner.ask("room create", {{"name", name}})["room"].toString();
        for (size_t i = 1; i < m_members.size(); ++i) {
            const QString link = owner.ask("invite", {{"room", m_room}})["link"].toString();
            if (!m_members[i]->ask("accept", {{"link", link}}).isObject()) return false;
        }
        return until([this] {
            return std::all_of(m_members.begin(), m_members.end(), [this](auto* each) { return isIn(*each); });
        });
    }
    void foundedAs(const QString& room) { m_room = room; }

    /// The id of a new message, once its author's process has acknowledged it; empty when it did not.
    QString say(Member& by) {
        const QString text = nextText(by);
        QString id = by.ask("send", {{"room", m_room}, {"text", text}})["id"].toString();
        if (!id.isEmpty()) m_ledger.acknowledge({id, by.name(), text}, everybody);
        return id;
    }
    /// Has several on their way, of which some are acknowledged, when it is killed; and starts it again.
    bool killWhileTalking(Member& by) {
        constexpr int underWay = 5;
        constexpr int acknowledged = 2;
        const auto good = std::make_shared<int>(0);
        for (int i = 0; i < underWay; ++i) {
            const QString text = nextText(by);
            m_doubtful.insert(text);
            by.askLater("send", {{"room", m_room}, {"text", text}},
                        [this, good, &by, text](const Result<QJsonValue>& sent) {
                            heard();
                            if (!sent) return;
                            ++*good;
                            m_doubtful.remove(text);
                            m_ledger.acknowledge({(*sent)["id"].toString(), by.name(), text}, everybody);
                        });
        }
        const bool isUnderWay = until([&good] { return *good >= acknowledged; });
        by.kill();
        return isUnderWay && by.start();
    }

    /// Until everybody has everything, and all have the same.
    bool agree(int timeoutMs = patienceMs) {
        return until(
            [this] {
                const QStringList first = idsOf(*m_members.front());
                if (first.size() < m_ledger.count()) return false;
                return std::all_of(m_members.begin(), m_members.end(),
                                   [&](Member* each) { return idsOf(*each) == first; });
            },
            timeoutMs);
    }
    cli::Verdict judge() {
        std::vector<cli::MemberTimeline> timelines;
        for (size_t i = 0; i < m_members.size(); ++i) {
            cli::MemberTimeline timeline{0, {}}; // they are all alike to the ledger
            for (const QJsonValue each : messages(*m_members[i]).toArray()) {
                const cli::Seen row{each["id"].toString(), each["author"].toString(), each["text"].toString()};
                if (m_doubtful.remove(row.text)) m_ledger.acknowledge(row, everybody);
                timeline.rows.push_back(row);
            }
            timelines.push_back(std::move(timeline));
        }
        return m_ledger.check(timelines);
    }

  private:
    static constexpr cli::Readers everybody = cli::readerBit(0);

    QString nextText(const Member& by) { return QStringLiteral("%1 %2").arg(by.name()).arg(++m_said); }
    QJsonValue messages(Member& at) const { return at.ask("messages", {{"room", m_room}, {"last", 100'000}}); }
    QStringList idsOf(Member& at) const {
        QStringList ids;
        for (const QJsonValue each : messages(at).toArray()) ids.append(each["id"].toString());
        return ids;
    }
    bool isIn(Member& member) const {
        for (const QJsonValue each : member.ask("room list").toArray()) {
            if (each["room"].toString() == m_room) return each["members"].toInt() == static_cast<int>(m_members.size());
        }
        return false;
    }

    Members m_members;
    QString m_room;
    cli::Ledger m_ledger;
    QSet<QString> m_doubtful;
    int m_said = 0;
};

/// Whether a member's process says that all its replicas are reached.
inline bool reachesReplicas(Member& member, int count) {
    int up = 0;
    for (const QJsonValue each : member.ask("status")["replicas"].toArray()) up += each["up"].toBool() ? 1 : 0;
    return up == count;
}

/// Of a verdict that is not good: what is wrong.
inline QByteArray faultsOf(const cli::Verdict& verdict) {
    return QStringLiteral("%1 lost, %2 doubled, %3 differing, %4 reordered of %5: %6")
        .arg(verdict.lost)
        .arg(verdict.duplicated)
        .arg(verdict.differing)
        .arg(verdict.reordered)
        .arg(verdict.events)
        .arg(verdict.examples.join(QStringLiteral("; ")))
        .toUtf8();
}

} // namespace ieum::e2e
