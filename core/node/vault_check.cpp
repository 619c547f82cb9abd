// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "node/vault_check.h"

#include "node/handlers.h"
#include "node/limits.h"

#include <algorithm>

namespace ieum::node {

void VaultCheck::ask(Asked<CheckVault> asked) {
    m_waiting.push_back(std::move(asked));
    if (!m_run) next();
}

VaultCheck::Seen VaultCheck::look(const store::LedgerLine& line) const {
    Seen seen{line};
    seen.exists = m_world.chunks.has(line.chunk);
    if (!seen.exists) return seen;
    const auto bytes = m_world.chunks.get(line.chunk);
    if (!bytes) {
        // A disk that cannot read it is as good as damage; a machine that cannot just now says nothing about it.
        if (!store::isDamage(bytes.error())) seen.unread = bytes.error();
        return seen;
    }
    seen.bytes = bytes->size();
    seen.fits = vault::chunkIdOf(*bytes) == line.chunk;
    return seen;
}

void VaultCheck::next() {
    if (!m_run) {
        if (m_waiting.empty()) return;
        m_run = std::make_unique<Run>();
        m_run->asked = std::move(m_waiting.front());
        m_waiting.pop_front();
    }
    Run& run = *m_run;
    auto lines = run.manifests ? m_ledger.manifestsAfter(run.after, chunksCheckedAtOnce)
                               : m_ledger.chunksAfter(run.after, chunksCheckedAtOnce);
    if (!lines) return end(passOn(lines));
    if (lines->empty() && !run.manifests) {
        run.manifests = true;
        run.after = {};
        return next();
    }
    if (lines->empty()) return end(run.report);
    run.after = lines->back().chunk;
    m_pool.run([this, lines = std::move(*lines)]() -> Finished {
        auto seen = std::make_shared<std::vector<Seen>>();
        for (const store::LedgerLine& line : lines) {
            // What is not said to be here may be on its way to the disk, or what a crash left of it.
            if (line.isHere) seen->push_back(look(line));
        }
        return [this, seen] {
            // When this batch comes to nothing, what it noted is not noted, and nothing after it can be said.
            m_world.effects.refusals.push_back([this](const Error& why) {
                if (m_run) m_run->failed = why;
            });
            if (m_run->failed) return end(tl::unexpected<Error>(*m_run->failed));
            for (const Seen& each : *seen) {
                if (const auto judged = judge(each); !judged) return end(passOn(judged));
            }
            if (const auto again = fetchAgain(); !again) return end(passOn(again));
            next();
        };
    });
}

Done VaultCheck::judge(const Seen& seen) {
    Run& run = *m_run;
    run.report.checked += seen.exists ? 1 : 0;
    run.report.bytes += seen.bytes;
    if (seen.exists && seen.fits) return {};
    // While the pool looked it may have come, or come anew, or gone: only this thread writes chunks bit by bit.
    const Seen now = look(seen.line);
    if (now.unread) return tl::unexpected<Error>(*now.unread);
    if (now.exists != seen.exists || now.fits) return {};
    const bool isMissing = !seen.exists;
    const auto files = m_ledger.filesOf(seen.line.chunk);
    if (!files) return passOn(files);
    if (files->empty()) return {}; // its message was deleted meanwhile
    (isMissing ? run.report.missing : run.report.damaged) += 1;
    for (const FileId& file : *files) {
        if (const auto noted = note(file, seen); !noted) return noted;
    }
    return run.asked.request.repair ? remove(seen.line.chunk) : Done();
}

Done VaultCheck::note(const FileId& file, const Seen& seen) {
    Run& run = *m_run;
    const auto entries = m_world.stores.files.entries(file);
    if (!entries) return passOn(entries);
    const store::FileEntry& entry = entries->front();
    if (m_fetcher.progressOf(file)) run.reload = true;
    const bool isFetched = run.asked.request.repair && entry.state == store::FileState::Whole;
    if (isFetched) run.wanted.insert(file);
    auto& hurt = run.report.files;
    auto found = std::find_if(hurt.begin(), hurt.end(), [&](const HurtFile& each) { return each.id == file; });
    if (found == hurt.end()) {
        if (hurt.size() == hurtFilesMax) {
            run.report.more = true;
            return {};
        }
        const room::Room* room = m_rooms.find(entry.room);
        found = hurt.insert(hurt.end(), HurtFile{file, entry.name, entry.room,
                                                 room == nullptr ? std::string() : m_rooms.titleOf(*room), 0, 0,
                                                 isFetched || entry.state == store::FileState::Fetching});
    }
    (seen.exists ? found->damaged : found->missing) += 1;
    return {};
}

Done VaultCheck::remove(const ChunkId& chunk) {
    if (const auto removed = m_world.chunks.remove(chunk); !removed) return removed;
    return m_ledger.lost(chunk);
}

/// In the transaction that notes what is gone, so that nothing is forgotten when the program ends.
Done VaultCheck::fetchAgain() {
    if (!m_run->asked.request.repair) return {};
    if (std::exchange(m_run->reload, false)) {
        if (const auto loaded = m_fetcher.load(); !loaded) return loaded;
    }
    for (const FileId& file : std::exchange(m_run->wanted, {})) {
        if (const auto wanted = m_fetcher.want(file); !wanted) return wanted;
    }
    return {};
}

void VaultCheck::end(Result<VaultReport> answer) {
    const auto run = std::exchange(m_run, nullptr);
    const bool isBroken = !answer && answer.error().folder == Folder::Store;
    if (isBroken) m_world.noteFailure(passOn(answer));
    replyLater(m_world, run->asked.reply, std::move(answer));
    next();
}

} // namespace ieum::node
