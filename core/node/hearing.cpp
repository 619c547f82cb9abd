// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "node/hearing.h"

#include "node/error.h"
#include "node/handlers.h"
#include "node/limits.h"
#include "node/sound_process.h"
#include "store/file_kinds.h"

#include <algorithm>

namespace ieum::node {
namespace {

bool endsIn(std::string_view name, std::string_view ending) {
    const auto isSame = [](char one, char small) {
        return (one >= 'A' && one <= 'Z' ? one + ('a' - 'A') : one) == small;
    };
    return name.size() >= ending.size() &&
           std::equal(ending.begin(), ending.end(), name.end() - static_cast<ptrdiff_t>(ending.size()),
                      [&](char small, char one) { return isSame(one, small); });
}

} // namespace

bool isNamedVoice(const store::FileEntry& entry) {
    if (entry.sizeBytes > soundFileBytesMax || store::kindOfName(entry.name) != store::FileKind::Sound) return false;
    return endsIn(entry.name, ".opus") || endsIn(entry.name, ".ogg") || endsIn(entry.name, ".oga");
}

void Hearing::ask(Asked<HearFile> asked) {
    auto place = m_waiting.end();
    if (!asked.request.lengthOnly) {
        place = std::find_if(std::next(m_waiting.begin(), m_busy ? 1 : 0), m_waiting.end(),
                             [](const Asked<HearFile>& each) { return each.request.lengthOnly; });
    }
    m_waiting.insert(place, std::move(asked));
    next();
}

void Hearing::next() {
    while (!m_busy && !m_waiting.empty()) {
        auto sound = known(m_waiting.front().request);
        if (sound && !*sound) {
            auto opened = openFile(m_world, m_waiting.front().request.file);
            if (opened) return listen(std::move(*opened));
            sound = passOn(opened);
        }
        const Asked<HearFile> asked = std::move(m_waiting.front());
        m_waiting.pop_front();
        replyLater(m_world, asked.reply, sound ? Result<Sound>(std::move(**sound)) : passOn(sound));
    }
}

Result<std::optional<Sound>> Hearing::known(const HearFile& request) const {
    const auto entries = m_world.stores.files.entries(request.file);
    if (!entries) return passOn(entries);
    if (entries->empty()) return fail(Cause::Input, NodeError::NoSuchFile);
    if (!isNamedVoice(entries->front())) return fail(Cause::Input, NodeError::NoSound);
    if (entries->front().state != store::FileState::Whole) return fail(Cause::Machine, NodeError::FileNotHere);
    const auto length = m_lengths.find(request.file);
    if (length == m_lengths.end()) return std::optional<Sound>();
    const Result<int64_t>& known = length->second;
    if (!known && (request.lengthOnly || known.error().is(NodeError::NoSound))) return passOn(known);
    return known && request.lengthOnly ? std::optional<Sound>(Sound{{}, *known}) : std::nullopt;
}

/// On the pool.
Result<Sound> Hearing::decode(const OpenedFile& file, bool lengthOnly) const {
    const auto copy = contentOf(m_world, file);
    if (!copy && copy.error().is(NodeError::FileUnreadable)) return passOn(copy);
    if (!copy) return fail(Cause::Machine, NodeError::FileNotHere); // a chunk went, or was damaged on the disk
    return soundOf(m_world.previewProgram, *copy, lengthOnly ? SoundPart::Length : SoundPart::All);
}

void Hearing::listen(OpenedFile file) {
    m_busy = true;
    // Shared, for a job is copied, and ten minutes are 58 MB.
    const auto opened = std::make_shared<const OpenedFile>(std::move(file));
    m_pool.runBeside([this, opened, lengthOnly = m_waiting.front().request.lengthOnly]() -> Finished {
        const auto heard = std::make_shared<Result<Sound>>(decode(*opened, lengthOnly));
        return [this, heard] { end(std::move(*heard)); };
    });
}

/// What may be otherwise in a moment is not: a file that is fetched again, a library that somebody installs.
void Hearing::remember(const FileId& file, const Result<Sound>& heard) {
    const bool stays = heard || heard.error().is(NodeError::NoSound) || heard.error().is(NodeError::FileUnreadable);
    const auto before = m_lengths.find(file);
    if (!stays || (m_lengths.size() >= lengthsKnownMax && before == m_lengths.end())) return;
    if (!heard && heard.error().is(NodeError::FileUnreadable) && before != m_lengths.end() && before->second) return;
    m_lengths.insert_or_assign(file, heard ? Result<int64_t>(heard->lengthMs) : passOn(heard));
}

void Hearing::end(Result<Sound> heard) {
    m_busy = false;
    const Asked<HearFile> asked = std::move(m_waiting.front());
    m_waiting.pop_front();
    remember(asked.request.file, heard);
    replyLater(m_world, asked.reply, std::move(heard));
    next();
}

} // namespace ieum::node
