// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "node/keep_review.h"

#include "base/reader.h"
#include "base/writer.h"
#include "node/limits.h"

#include <algorithm>

namespace ieum::node {

namespace {
constexpr std::string_view reviewSetting = "keep review"; // 8 bytes: the key of the last file that was looked at
} // namespace

Done KeepReview::load() {
    const auto stored = m_world.stores.settings.get(reviewSetting);
    if (!stored) return passOn(stored);
    m_after.reset();
    m_wasGivenUp = false;
    if (!*stored) return {};
    Reader reader(**stored);
    m_after = static_cast<int64_t>(reader.u64());
    return reader.finish() ? Done() : fail(Cause::Machine, StoreError::BadRow, 0);
}

Done KeepReview::save() {
    if (!m_after) return m_world.stores.settings.remove(reviewSetting);
    return m_world.stores.settings.set(reviewSetting, Writer().u64(static_cast<uint64_t>(*m_after)).take());
}

Done KeepReview::settle() {
    const bool isNew = m_keeping.takeChanged();
    if (isNew) m_after = 0;
    // Whom a file may come from was settled when it was begun.
    if (m_keeping.takeLineChanged()) m_wasGivenUp = true;
    if (m_after) {
        const auto files = m_world.stores.keep.open(*m_after, filesReviewedAtOnce);
        if (!files) return passOn(files);
        for (const store::OpenFile& file : *files) {
            if (const auto looked = look(file); !looked) return looked;
            m_after = file.key;
        }
        if (files->size() < filesReviewedAtOnce) m_after.reset();
        if (const auto saved = save(); !saved) return saved;
    }
    return std::exchange(m_wasGivenUp, false) ? m_fetcher.load() : Done();
}

Done KeepReview::look(const store::OpenFile& file) {
    const bool isTheirs = file.wish >= store::Wish::Asked; // somebody here, or it made room
    // One that is on its way and of which nobody said why was wanted before there were rules.
    if (isTheirs || (file.state == store::FileState::Fetching && file.wish == store::Wish::None)) return {};
    const auto entries = m_world.stores.files.entries(file.file);
    const auto isPinned = m_world.stores.keep.isPinned(file.file);
    if (!entries) return passOn(entries);
    if (!isPinned) return passOn(isPinned);
    const bool isWanted = *isPinned || std::any_of(entries->begin(), entries->end(), [&](const store::FileEntry& each) {
        return m_keeping.wants(each.room, each.name, each.sizeBytes) != vault::Wanted::Not;
    });
    if (isWanted == (file.state == store::FileState::Fetching)) return {};
    if (isWanted) return m_fetcher.want(file.file, store::Wish::ByRule);
    m_wasGivenUp = true;
    for (const store::FileEntry& each : *entries) m_world.effects.timelines.insert(each.room);
    return m_world.stores.files.setState(file.file, store::FileState::Known);
}

} // namespace ieum::node
