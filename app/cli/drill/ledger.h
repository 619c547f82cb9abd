// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The judge of the drill: what was acknowledged, to whom it is due, what stands before what; and what the members'
// timelines say. Pure bookkeeping, so that a test can plant every fault that it is there to find.
#pragma once

#include <QHash>
#include <QString>
#include <QStringList>

#include <cstdint>
#include <vector>

namespace ieum::cli {

/// One bit for each member.
using Readers = uint32_t;
constexpr Readers readerBit(int member) { return Readers{1} << member; }

struct Seen {
    QString id;
    QString author;
    QString text;
};
struct MemberTimeline {
    int member = 0;
    std::vector<Seen> rows; ///< in the order in which they are shown
};

struct Verdict {
    int events = 0; ///< acknowledged messages looked for
    int lost = 0;
    int duplicated = 0;
    int differing = 0;  ///< other author or text than was acknowledged, or a message that nobody wrote
    int leaked = 0;     ///< shown to somebody to whom it is not due
    int outOfOrder = 0; ///< shown before what its author had seen
    int reordered = 0;  ///< neighbours that two members have in a different order
    QStringList examples;

    bool isGood() const { return lost + duplicated + differing + leaked + outOfOrder + reordered == 0; }
};

class Ledger {
  public:
    void acknowledge(const Seen& message, Readers readers);
    void follows(const QString& earlier, const QString& later);
    int count() const { return static_cast<int>(m_entries.size()); }
    int dueTo(int member) const;
    Verdict check(const std::vector<MemberTimeline>& timelines) const;

  private:
    struct Entry {
        Seen message;
        Readers readers = 0;
    };
    using Places = QHash<QString, int>;
    Places checkOne(const MemberTimeline& timeline, Verdict& verdict) const;
    void checkCauses(const Places& places, Verdict& verdict) const;

    QHash<QString, Entry> m_entries;
    std::vector<std::pair<QString, QString>> m_follows;
};

} // namespace ieum::cli
