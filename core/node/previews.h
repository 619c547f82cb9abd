// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What can be seen of files without opening them: a small picture, made in a confined process (preview_process.h) and
// kept in the database, or the first lines of a text. One at a time, beside the other work of the pool. A file is tried
// when somebody looks at it, and once.
#pragma once

#include "node/opened_file.h"
#include "node/pool.h"

#include <list>

namespace ieum::node {

class Previews {
  public:
    Previews(World& world, Pool& pool) : m_world(world), m_pool(pool) {}

    void ask(Asked<GetPreview> asked, Now now);

  private:
    void next();
    /// From the database, or by what is known of the file; nothing: its bytes have to be looked at.
    Result<std::optional<Preview>> known(const GetPreview& request);
    Result<Bytes> makePicture(const OpenedFile& file, PictureSize size) const;
    Result<std::string> readText(const OpenedFile& file) const;
    void look(OpenedFile file);
    void end(const FileId& file, Result<Preview> made);
    Done keep(const FileId& file, const Result<Preview>& made);

    World& m_world;
    Pool& m_pool;
    std::list<Asked<GetPreview>> m_waiting; ///< the first one is under way
    bool m_busy = false;
    std::set<FileId> m_givenUp; ///< nothing came, by no fault of theirs
    int64_t m_day = 0;          ///< by the wall clock
};

} // namespace ieum::node
