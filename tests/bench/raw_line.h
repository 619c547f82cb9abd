// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The least that two machines must do which may not lose what they were told: one appends to a file and syncs it, sends
// the same bytes over TCP, and waits; the other one appends, syncs, and sends them back. Blocking calls, nothing else.
#pragma once

#include <QString>

#include <thread>
#include <utility>

namespace ieum::bench {

/// Where an end of the line is: a network namespace (empty: this process's own) and an address in it.
struct RawPlace {
    QString space;
    QString address;
};

/// Both ends of one TCP connection, the dialling one first; what is small goes at once. Ends the program when a socket
/// says no.
std::pair<int, int> connectRaw(const RawPlace& here, const RawPlace& there);

class RawLine {
  public:
    /// Files go into `folder`. Ends the program when a socket or a file says no.
    RawLine(const RawPlace& here, const RawPlace& there, const QString& folder);
    ~RawLine();
    RawLine(const RawLine&) = delete;
    RawLine& operator=(const RawLine&) = delete;

    /// Nanoseconds from before the first append to after the answer.
    int64_t pingPong(const std::string& payload);

  private:
    struct End {
        int socket = -1;
        int file = -1;
        bool receive(size_t size) const;
        bool keepAndSend(const std::string& payload) const;
    };
    void answer() const;

    End m_here, m_there;
    std::thread m_answering;
};

} // namespace ieum::bench
