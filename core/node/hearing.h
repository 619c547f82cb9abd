// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Voice notes, made audible when somebody wants to hear one: decoded in a confined process (sound_process.h), one at a
// time, beside the other work of the pool. Nothing of it is kept on the disk, where the note stays sealed. Lengths,
// which the window asks for wherever a note is shown, are remembered until the next start, as are notes that have none:
// so a hostile one costs its two seconds once. Whoever presses "play" comes before lengths that wait.
#pragma once

#include "node/opened_file.h"
#include "node/pool.h"

#include <list>
#include <map>

namespace ieum::node {

/// By its name and size (FileRow::voice): it ends in .opus, .ogg or .oga, and is no larger than soundFileBytesMax.
bool isNamedVoice(const store::FileEntry& entry);

class Hearing {
  public:
    Hearing(World& world, Pool& pool) : m_world(world), m_pool(pool) {}

    void ask(Asked<HearFile> asked);

  private:
    void next();
    /// By what is known of the file; nothing: its bytes have to be decoded.
    Result<std::optional<Sound>> known(const HearFile& request) const;
    Result<Sound> decode(const OpenedFile& file, bool lengthOnly) const;
    void listen(OpenedFile file);
    void end(Result<Sound> heard);
    void remember(const FileId& file, const Result<Sound>& heard);

    World& m_world;
    Pool& m_pool;
    std::list<Asked<HearFile>> m_waiting; ///< the first one is under way
    bool m_busy = false;
    std::map<FileId, Result<int64_t>> m_lengths; ///< in ms, or why there is none
};

} // namespace ieum::node
