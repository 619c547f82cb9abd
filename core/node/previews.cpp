// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "node/previews.h"

#include "node/error.h"
#include "node/handlers.h"
#include "node/limits.h"
#include "node/preview_frame.h"
#include "node/preview_process.h"
#include "node/text_preview.h"
#include "store/file_kinds.h"

namespace ieum::node {
namespace {

constexpr int64_t dayMs = int64_t{24} * 60 * 60 * 1000;

bool isNamedPicture(const store::FileEntry& entry) {
    return store::kindOfName(entry.name) == store::FileKind::Image && entry.sizeBytes <= pictureBytesMax;
}

} // namespace

void Previews::ask(Asked<GetPreview> asked, Now now) {
    m_day = now.wall.ms / dayMs;
    m_waiting.push_back(std::move(asked));
    next();
}

void Previews::next() {
    while (!m_busy && !m_waiting.empty()) {
        const Asked<GetPreview> asked = m_waiting.front();
        const FileId file = asked.request.file;
        auto preview = known(asked.request);
        if (preview && !*preview) {
            auto opened = openFile(m_world, file);
            if (opened) return look(std::move(*opened));
            preview = passOn(opened);
        }
        m_waiting.pop_front();
        replyLater(m_world, asked.reply, preview ? Result<Preview>(std::move(**preview)) : passOn(preview));
    }
}

Result<std::optional<Preview>> Previews::known(const GetPreview& request) {
    const FileId& file = request.file;
    const auto entries = m_world.stores.files.entries(file);
    if (!entries) return passOn(entries);
    if (entries->empty()) return fail(Cause::Input, NodeError::NoSuchFile);
    const store::FileEntry& entry = entries->front();
    if (isNamedPicture(entry)) {
        auto kept = m_world.stores.thumbnails.find(file, m_day);
        if (!kept) return passOn(kept);
        const bool isAnswer = *kept && (!request.large || (*kept)->empty()); // that there is none counts for both
        if (isAnswer) return std::optional<Preview>(Preview{std::move(**kept), {}});
    }
    const bool isTried =
        (isNamedPicture(entry) && !m_world.previewProgram.empty()) || (request.textToo && isNamedText(entry.name));
    if (!isTried || m_givenUp.contains(file)) return std::optional<Preview>(Preview{});
    if (entry.state != store::FileState::Whole) return fail(Cause::Machine, NodeError::FileNotHere);
    return std::optional<Preview>();
}

Result<Bytes> Previews::makePicture(const OpenedFile& file, PictureSize size) const {
    const auto copy = contentOf(m_world, file);
    if (!copy) return passOn(copy);
    return pictureOf(m_world.previewProgram, *copy, size);
}

Result<std::string> Previews::readText(const OpenedFile& file) const {
    if (file.manifest.chunks.empty()) return std::string();
    const auto bytes = vault::readChunk(m_world.chunks, file.entry.key, file.manifest, 0);
    if (!bytes) return passOn(bytes);
    const bool isWhole = file.manifest.chunks.size() == 1 && bytes->size() <= previewTextBytesMax;
    return textPreview(ByteView(*bytes).first(std::min(bytes->size(), previewTextBytesMax)), isWhole);
}

void Previews::look(OpenedFile file) {
    m_busy = true;
    const auto shared = std::make_shared<OpenedFile>(std::move(file));
    const auto size = m_waiting.front().request.large ? PictureSize::Large : PictureSize::Small;
    // The chunks are safe to read from the pool; the database is not touched there.
    m_pool.runBeside([this, shared, size]() -> Finished {
        Preview preview;
        std::optional<Error> failed;
        if (isNamedText(shared->entry.name)) {
            auto text = readText(*shared);
            if (text) preview.text = std::move(*text);
            if (!text) failed = text.error();
        } else {
            auto picture = makePicture(*shared, size);
            if (picture) preview.picture = std::move(*picture);
            if (!picture) failed = picture.error();
        }
        return [this, id = shared->entry.id, preview = std::move(preview), failed] {
            end(id, failed ? Result<Preview>(tl::unexpected<Error>(*failed)) : Result<Preview>(preview));
        };
    });
}

/// Of a picture, also that there is none.
Done Previews::keep(const FileId& file, const Result<Preview>& made) {
    if (!made) {
        if (m_givenUp.size() < previewsGivenUpMax) m_givenUp.insert(file);
        return {};
    }
    const auto entries = m_world.stores.files.entries(file);
    if (!entries) return passOn(entries);
    if (entries->empty() || !isNamedPicture(entries->front())) return {};
    return m_world.stores.thumbnails.put(file, made->picture, m_day);
}

void Previews::end(const FileId& file, Result<Preview> made) {
    m_busy = false;
    if (!m_waiting.front().request.large) m_world.noteFailure(keep(file, made));
    const Asked<GetPreview> asked = std::move(m_waiting.front());
    m_waiting.pop_front();
    replyLater(m_world, asked.reply, made ? std::move(made) : Result<Preview>(Preview{}));
    next();
}

} // namespace ieum::node
