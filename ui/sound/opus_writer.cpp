// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/sound/opus_writer.h"

#include "node/library_function.h"
#include "node/vault_rows.h"

#include <algorithm>
#include <cerrno>
#include <dlfcn.h>
#include <fcntl.h>
#include <opusenc.h>
#include <unistd.h>

namespace ieum::ui {
namespace {

constexpr int64_t samplesMax = node::soundLengthMsMax * node::soundRateHz / 1000;

/// The functions that are used, with the types that the header gives them.
struct Library {
    decltype(&ope_comments_create) comments = nullptr;
    decltype(&ope_comments_destroy) forgetComments = nullptr;
    decltype(&ope_encoder_create_callbacks) create = nullptr;
    decltype(&ope_encoder_ctl) set = nullptr;
    decltype(&ope_encoder_write) write = nullptr;
    decltype(&ope_encoder_drain) drain = nullptr;
    decltype(&ope_encoder_destroy) destroy = nullptr;
    bool isWhole = false;
};

Library load() {
    Library functions;
    void* library = ::dlopen("libopusenc.so.0", RTLD_NOW | RTLD_LOCAL);
    if (library == nullptr) return functions;
    functions.isWhole = findFunction(library, "ope_comments_create", functions.comments) &&
                        findFunction(library, "ope_comments_destroy", functions.forgetComments) &&
                        findFunction(library, "ope_encoder_create_callbacks", functions.create) &&
                        findFunction(library, "ope_encoder_ctl", functions.set) &&
                        findFunction(library, "ope_encoder_write", functions.write) &&
                        findFunction(library, "ope_encoder_drain", functions.drain) &&
                        findFunction(library, "ope_encoder_destroy", functions.destroy);
    if (!functions.isWhole) ::dlclose(library);
    return functions;
}

const Library& library() {
    static const Library loaded = load();
    return loaded;
}

int closed(void*) { return 0; } // the file is the writer's

} // namespace

bool OpusWriter::isPossible() { return library().isWhole; }

/// libopusenc calls it with whole pages; anything but 0 ends the encoding.
int OpusWriter::put(void* self, const unsigned char* bytes, int32_t size) {
    auto* writer = static_cast<OpusWriter*>(self);
    while (size > 0) {
        const ssize_t written = ::write(writer->m_file, bytes, static_cast<size_t>(size));
        if (written < 0 && errno == EINTR) continue;
        if (written <= 0) {
            writer->m_isBroken = true;
            return 1;
        }
        bytes += written;
        size -= static_cast<int32_t>(written);
    }
    return 0;
}

std::unique_ptr<OpusWriter> OpusWriter::create(const std::string& path) {
    if (!isPossible()) return nullptr;
    const int file = ::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600);
    if (file < 0) return nullptr;
    std::unique_ptr<OpusWriter> writer(new OpusWriter(file));
    OggOpusComments* comments = library().comments(); // says which library wrote it, and nothing of us
    if (comments == nullptr) return nullptr;
    static const OpusEncCallbacks calls{&OpusWriter::put, &closed};
    int error = OPE_OK;
    writer->m_encoder = library().create(&calls, writer.get(), comments, node::soundRateHz, 1, 0, &error);
    library().forgetComments(comments);
    if (writer->m_encoder == nullptr) return nullptr;
    const bool isSet = library().set(writer->m_encoder, OPUS_SET_BITRATE(bitsASecond)) == OPE_OK &&
                       library().set(writer->m_encoder, OPUS_SET_SIGNAL(OPUS_SIGNAL_VOICE)) == OPE_OK;
    return isSet ? std::move(writer) : nullptr;
}

OpusWriter::~OpusWriter() {
    if (m_encoder != nullptr) library().destroy(m_encoder);
    ::close(m_file);
}

bool OpusWriter::write(std::span<const int16_t> samples) {
    const auto left = static_cast<size_t>(samplesMax - m_samples);
    samples = samples.first(std::min(samples.size(), left));
    if (m_isBroken || m_encoder == nullptr) return false;
    if (samples.empty()) return true;
    m_samples += static_cast<int64_t>(samples.size());
    const int done = library().write(m_encoder, samples.data(), static_cast<int>(samples.size()));
    return done == OPE_OK && !m_isBroken;
}

bool OpusWriter::isFull() const { return m_samples >= samplesMax; }

int64_t OpusWriter::lengthMs() const { return m_samples * 1000 / node::soundRateHz; }

bool OpusWriter::finish() {
    if (m_encoder == nullptr) return false;
    const bool isDrained = m_samples > 0 && library().drain(m_encoder) == OPE_OK;
    library().destroy(m_encoder);
    m_encoder = nullptr;
    return isDrained && !m_isBroken;
}

} // namespace ieum::ui
