// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Imports and exports that are under way: how far they are, whether they shall go on, and where their messages lie
// meanwhile. The pool's thread asks its own Transfer and counts in it; everything else belongs to the engine's.
#pragma once

#include "node/transfer_rows.h"
#include "node/world.h"
#include "transfer/shelf.h"

#include <atomic>
#include <memory>

namespace ieum::node {

/// One of them, as long as anybody works on it.
struct Transfer {
    enum class Stop : uint8_t { No, Closing, Wanted };

    std::string path; ///< that is read or written
    bool isImport = false;
    std::atomic<Stop> stop{Stop::No};
    std::atomic<TransferRow::Phase> phase{TransferRow::Phase::Reading};
    std::atomic<uint64_t> done{0}, total{0}, bytes{0}, bytesTotal{0};
    bool writes = true; ///< to its path; not an import, nor what only counts

    /// Errors: Stopped (the node is closing), TransferStopped (somebody wanted that).
    Done goOn() const;
    void begin(TransferRow::Phase next, uint64_t totalOfIt);
    TransferRow row() const;
};

class Transfers {
  public:
    explicit Transfers(World& world) : m_world(world) {}

    /// Count: an export that only says what it would write.
    enum class Way : uint8_t { Import, Export, Count };
    std::shared_ptr<Transfer> begin(std::string path, Way way);
    /// The node is closing: what is under way ends, and what begins in the same batch does not begin.
    void stopAll();
    /// False when nothing reads from or writes to that path, also when what was read from it is in its room already.
    bool stop(const std::string& path);
    std::vector<TransferRow> rows() const;
    /// Also when the path leads there another way.
    bool isWriting(const std::string& path) const;

    /// When it is to be told next how far they are.
    std::optional<SteadyMs> nextDeadline() const { return m_due; }
    void settle(Now now);

    /// A place for a chat's messages, in the profile's folder. What an earlier run left there goes.
    std::unique_ptr<transfer::Shelf> makeShelf();

  private:
    struct UnderWay {
        std::weak_ptr<Transfer> transfer;
        TransferRow told; ///< as it was last, for when it is gone
    };

    World& m_world;
    std::vector<UnderWay> m_underWay;
    std::optional<SteadyMs> m_due; ///< none: nothing is under way
    bool m_closing = false;
    uint64_t m_shelves = 0; ///< made since the profile was opened
};

} // namespace ieum::node
