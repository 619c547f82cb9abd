// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/sound/sound_work.h"

#include "node/vault_rows.h"
#include "ui/sound/opus_writer.h"
#include "ui/sound/sound_device.h"

#include <algorithm>
#include <cmath>

namespace ieum::ui {
namespace {

constexpr int64_t samplesAMs = node::soundRateHz / 1000;
constexpr int64_t blockMs = static_cast<int64_t>(SoundDevice::blockSamples) / samplesAMs;
constexpr int64_t onItsWayMsMax = 2000; ///< a server that says more has a wrong clock
constexpr double quietDecibels = 50;    ///< below full scale, is drawn as nothing

/// Until it shall end, and then what the microphone had heard by then.
SoundTrouble copy(RecordingJob& job, SoundDevice& from, OpusWriter& to) {
    std::vector<int16_t> block(SoundDevice::blockSamples);
    int64_t leftMs = -1; // not over yet
    while (!to.isFull()) {
        if (leftMs < 0 && job.isOver) leftMs = std::clamp<int64_t>(from.latencyMs(), 0, onItsWayMsMax);
        if (leftMs == 0) break;
        if (!from.read(block)) return SoundTrouble::Broken;
        if (!to.write(block)) return SoundTrouble::NoSpace;
        job.lengthMs = to.lengthMs();
        job.level = levelOf(block);
        if (leftMs > 0) leftMs = std::max<int64_t>(0, leftMs - blockMs);
    }
    return SoundTrouble::None;
}

/// Until all is written, or it shall end or go on elsewhere.
SoundTrouble write(PlayingJob& job, SoundDevice& to, int64_t& at) {
    const std::span<const int16_t> all(*job.samples);
    const auto size = static_cast<int64_t>(all.size());
    while (!job.isOver && job.wanted < 0 && at < size) {
        const auto left = static_cast<size_t>(size - at);
        const auto block = all.subspan(static_cast<size_t>(at), std::min(SoundDevice::blockSamples, left));
        if (!to.write(block)) return SoundTrouble::Broken;
        at += static_cast<int64_t>(block.size());
        // Where the window wants to go meanwhile is seen there before this is.
        job.heard = std::max<int64_t>(job.heard, at - to.latencyMs() * samplesAMs);
    }
    return SoundTrouble::None;
}

} // namespace

double levelOf(const std::vector<int16_t>& samples) {
    double sum = 0;
    for (const int16_t each : samples) sum += static_cast<double>(each) * each;
    if (sum <= 0) return 0;
    const double share = std::sqrt(sum / static_cast<double>(samples.size())) / 32768;
    return std::clamp(1 + 20 * std::log10(share) / quietDecibels, 0.0, 1.0);
}

Recorded record(RecordingJob& job) {
    Recorded done;
    if (!OpusWriter::isPossible()) {
        done.trouble = SoundTrouble::NoWriter;
        return done;
    }
    const auto device = SoundDevice::open(SoundDevice::Way::Records, done.trouble);
    if (device == nullptr) return done;
    const auto writer = OpusWriter::create(job.path);
    if (writer == nullptr) {
        done.trouble = SoundTrouble::NoSpace;
        return done;
    }
    job.hears = true;
    done.trouble = copy(job, *device, *writer);
    done.lengthMs = writer->lengthMs();
    if (done.lengthMs > 0 && !writer->finish()) done.trouble = SoundTrouble::NoSpace;
    return done;
}

SoundTrouble play(PlayingJob& job) {
    auto trouble = SoundTrouble::None;
    const auto device = SoundDevice::open(SoundDevice::Way::Plays, trouble);
    if (device == nullptr) return trouble;
    const auto size = static_cast<int64_t>(job.samples->size());
    int64_t at = 0;
    while (!job.isOver) {
        if (int64_t wanted = job.wanted; wanted >= 0) {
            device->flush();
            at = std::min(wanted, size);
            job.heard = at;
            job.wanted.compare_exchange_strong(wanted, -1); // a newer one stays
        }
        trouble = write(job, *device, at);
        if (trouble != SoundTrouble::None) return trouble;
        if (job.isOver || job.wanted >= 0) continue;
        if (!device->drain()) return SoundTrouble::Broken;
        job.heard = size;
        if (job.wanted < 0) break;
    }
    return SoundTrouble::None;
}

} // namespace ieum::ui
