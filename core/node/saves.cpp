// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "node/saves.h"

#include "node/error.h"
#include "node/limits.h"
#include "vault/vault.h"

namespace ieum::node {

void Saves::refuse(const Asked<SaveFile>& asked, Error why) {
    m_world.effects.replies.push_back([reply = asked.reply, why] { reply(tl::unexpected<Error>(why)); });
}

void Saves::ask(Asked<SaveFile> asked, Now now) {
    if (m_world.files.exists(asked.request.outPath)) {
        return refuse(asked, fail(Cause::Input, NodeError::OutExists).value());
    }
    if (const auto wanted = m_fetcher.want(asked.request.file); !wanted) return refuse(asked, wanted.error());
    m_waiting.push_back({std::move(asked), now.steady.after(saveWaitMs)});
}

void Saves::settle(Pool& pool, Now now) {
    for (auto each = m_waiting.begin(); each != m_waiting.end();) {
        const FileId file = each->asked.request.file;
        const auto fetching = m_fetcher.progressOf(file);
        if (!fetching) {
            write(pool, std::move(each->asked));
        } else if (!fetching->stuck) {
            each->until = now.steady.after(saveWaitMs);
            ++each;
            continue;
        } else if (each->until <= now.steady) {
            const auto missing = m_world.stores.files.missingChunks(file, 10'000);
            const int64_t count = missing ? static_cast<int64_t>(missing->size()) : 0;
            refuse(each->asked, fail(Cause::Machine, NodeError::FileNotHere, count).value());
        } else {
            ++each;
            continue;
        }
        each = m_waiting.erase(each);
    }
}

void Saves::write(Pool& pool, Asked<SaveFile> asked) {
    const auto entries = m_world.stores.files.entries(asked.request.file);
    const auto row = m_rows.file(asked.request.file);
    if (!entries || !row || entries->empty() || entries->front().state != store::FileState::Whole) {
        return refuse(asked, fail(Cause::Machine, NodeError::FileNotHere).value());
    }
    if (const auto used = m_world.stores.keep.noteUsed(asked.request.file, m_world.ageMs); !used) {
        return m_world.noteFailure(used);
    }
    const auto sealed = m_world.chunks.get(ChunkId{asked.request.file.value});
    if (!sealed) return refuse(asked, sealed.error());
    auto manifest = vault::openManifest(entries->front().key, *sealed, entries->front().sizeBytes);
    if (!manifest) return refuse(asked, manifest.error());
    auto key = std::make_shared<crypto::Key>(entries->front().key.clone());
    // Chunk files and the file system are safe to use from the pool; the database is not touched there.
    pool.run([this, key, asked = std::move(asked), manifest = std::move(*manifest), row = *row]() -> Finished {
        const Done written = vault::writeOut(m_world.chunks, *key, manifest, m_world.files, asked.request.outPath);
        if (written && m_world.markForeign) m_world.markForeign(asked.request.outPath);
        return [this, asked, written, row] {
            if (!written) return refuse(asked, written.error());
            m_world.effects.replies.push_back([reply = asked.reply, row] { reply(row); });
        };
    });
}

std::optional<SteadyMs> Saves::nextDeadline() const {
    std::optional<SteadyMs> next;
    for (const Waiting& each : m_waiting) {
        if (!next || each.until < *next) next = each.until;
    }
    return next;
}

} // namespace ieum::node
