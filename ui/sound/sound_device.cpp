// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/sound/sound_device.h"

#include "node/library_function.h"
#include "node/vault_rows.h"

#include <dlfcn.h>
#include <pulse/error.h>
#include <pulse/simple.h>

namespace ieum::ui {
namespace {

constexpr uint32_t asTheServerLikes = static_cast<uint32_t>(-1);
constexpr uint32_t blockBytes = SoundDevice::blockSamples * sizeof(int16_t);
constexpr uint32_t aheadBytes = 10 * blockBytes; ///< so much is written before it is heard

/// The functions that are used, with the types that the header gives them.
struct Library {
    decltype(&pa_simple_new) open = nullptr;
    decltype(&pa_simple_free) close = nullptr;
    decltype(&pa_simple_read) read = nullptr;
    decltype(&pa_simple_write) write = nullptr;
    decltype(&pa_simple_drain) drain = nullptr;
    decltype(&pa_simple_flush) flush = nullptr;
    decltype(&pa_simple_get_latency) latency = nullptr;
    bool isWhole = false;
};

Library load() {
    Library functions;
    void* library = ::dlopen("libpulse-simple.so.0", RTLD_NOW | RTLD_LOCAL);
    if (library == nullptr) return functions;
    functions.isWhole = findFunction(library, "pa_simple_new", functions.open) &&
                        findFunction(library, "pa_simple_free", functions.close) &&
                        findFunction(library, "pa_simple_read", functions.read) &&
                        findFunction(library, "pa_simple_write", functions.write) &&
                        findFunction(library, "pa_simple_drain", functions.drain) &&
                        findFunction(library, "pa_simple_flush", functions.flush) &&
                        findFunction(library, "pa_simple_get_latency", functions.latency);
    if (!functions.isWhole) ::dlclose(library);
    return functions;
}

const Library& library() {
    static const Library loaded = load();
    return loaded;
}

} // namespace

std::unique_ptr<SoundDevice> SoundDevice::open(Way way, SoundTrouble& trouble) {
    trouble = SoundTrouble::NoLibrary;
    if (!library().isWhole) return nullptr;
    const pa_sample_spec form{PA_SAMPLE_S16NE, node::soundRateHz, 1};
    pa_buffer_attr buffer{};
    buffer.maxlength = asTheServerLikes;
    buffer.tlength = aheadBytes;
    buffer.prebuf = asTheServerLikes;
    buffer.minreq = asTheServerLikes;
    buffer.fragsize = blockBytes;
    const bool plays = way == Way::Plays;
    int error = 0;
    pa_simple* stream =
        library().open(nullptr, "Ieum", plays ? PA_STREAM_PLAYBACK : PA_STREAM_RECORD, nullptr,
                       plays ? "Voice note" : "Recording a voice note", &form, nullptr, &buffer, &error);
    const bool isDeviceMissing = error == PA_ERR_NOENTITY || error == PA_ERR_NODATA;
    trouble = stream != nullptr ? SoundTrouble::None
              : isDeviceMissing ? SoundTrouble::NoDevice
                                : SoundTrouble::NoServer;
    return stream == nullptr ? nullptr : std::unique_ptr<SoundDevice>(new SoundDevice(stream));
}

SoundDevice::~SoundDevice() {
    flush(); // who pauses wants silence
    library().close(m_stream);
}

void SoundDevice::flush() { library().flush(m_stream, nullptr); }

bool SoundDevice::read(std::span<int16_t> samples) {
    return library().read(m_stream, samples.data(), samples.size_bytes(), nullptr) == 0;
}

bool SoundDevice::write(std::span<const int16_t> samples) {
    return library().write(m_stream, samples.data(), samples.size_bytes(), nullptr) == 0;
}

bool SoundDevice::drain() { return library().drain(m_stream, nullptr) == 0; }

int64_t SoundDevice::latencyMs() const {
    int error = 0;
    const pa_usec_t latency = library().latency(m_stream, &error);
    return error != 0 || latency == static_cast<pa_usec_t>(-1) ? 0 : static_cast<int64_t>(latency / 1000);
}

} // namespace ieum::ui
