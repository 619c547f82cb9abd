// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Recording and playing one voice from begin to end, on a thread of its own: it waits for the sound server as long as
// that takes, and the window never waits for it. The two share the job alone.
#pragma once

#include "ui/sound/sound_words.h"

#include <atomic>
#include <memory>
#include <string>
#include <vector>

namespace ieum::ui {

struct RecordingJob {
    std::string path;
    std::atomic<bool> isOver{false};  ///< it shall end: what was said until then is in the file
    std::atomic<bool> hears{false};   ///< the microphone is there
    std::atomic<int64_t> lengthMs{0}; ///< so far
    std::atomic<double> level{0};     ///< of the last moment, from 0 to 1
};
struct Recorded {
    QString path;
    SoundTrouble trouble = SoundTrouble::None;
    int64_t lengthMs = 0; ///< 0: there is nothing in the file. With a trouble: what came before it.
};
Recorded record(RecordingJob& job);

struct PlayingJob {
    std::shared_ptr<const std::vector<int16_t>> samples; ///< shared with the window, which may begin it again
    std::atomic<bool> isOver{false};                     ///< it shall end at once
    std::atomic<int64_t> wanted{0};                      ///< goes on from this sample; negative: where it is
    std::atomic<int64_t> heard{0};                       ///< samples
};
SoundTrouble play(PlayingJob& job);

/// As loud as it seems: 0 at silence, 1 at the most there is.
double levelOf(const std::vector<int16_t>& samples);

} // namespace ieum::ui
