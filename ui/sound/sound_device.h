// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The microphone or the loudspeaker, through libpulse-simple, which PulseAudio and PipeWire answer. The library is
// opened by whoever uses one first. Every call waits for the server, the first perhaps for seconds: on a thread of its
// own only.
#pragma once

#include "ui/sound/sound_words.h"

#include <memory>
#include <span>

struct pa_simple;

namespace ieum::ui {

class SoundDevice {
  public:
    enum class Way { Plays, Records };
    static constexpr size_t blockSamples = 960; ///< 20 ms

    /// nullptr: `trouble` says why.
    static std::unique_ptr<SoundDevice> open(Way way, SoundTrouble& trouble);
    ~SoundDevice();
    SoundDevice(const SoundDevice&) = delete;
    SoundDevice& operator=(const SoundDevice&) = delete;

    // Each says whether the server still answers.
    bool read(std::span<int16_t> samples);
    bool write(std::span<const int16_t> samples);
    /// Forgets what was written and not heard yet.
    void flush();
    /// Waits until all that was written is heard.
    bool drain();
    /// Between this and the microphone or loudspeaker, in milliseconds; 0 where nobody knows.
    int64_t latencyMs() const;

  private:
    explicit SoundDevice(pa_simple* stream) : m_stream(stream) {}
    pa_simple* m_stream;
};

} // namespace ieum::ui
