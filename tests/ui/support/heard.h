// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What another program hears in a file of ours (libopusfile). Whoever includes this links it.
#pragma once

#include <QFile>

#include <cmath>
#include <optional>
#include <opusfile.h>
#include <vector>

namespace ieum::uitest {

struct Heard {
    int64_t samples = 0; ///< at 48 kHz
    double loudness = 0; ///< root of the mean square
};

/// Nothing: it is no Ogg Opus with one channel.
inline std::optional<Heard> heardIn(const QString& path) {
    int error = 0;
    OggOpusFile* file = ::op_open_file(QFile::encodeName(path).constData(), &error);
    if (file == nullptr) return std::nullopt;
    constexpr size_t mostAtOnce = 5760; // 120 ms, which is the longest packet
    std::vector<opus_int16> block(mostAtOnce);
    Heard heard;
    double sum = 0;
    int got = ::op_channel_count(file, -1) == 1 ? 1 : OP_EIMPL;
    while (got > 0) {
        got = ::op_read(file, block.data(), static_cast<int>(block.size()), nullptr);
        for (int i = 0; i < got; ++i)
            sum += static_cast<double>(block[static_cast<size_t>(i)]) * block[static_cast<size_t>(i)];
        heard.samples += got > 0 ? got : 0;
    }
    ::op_free(file);
    if (got < 0) return std::nullopt;
    heard.loudness = heard.samples == 0 ? 0 : std::sqrt(sum / static_cast<double>(heard.samples));
    return heard;
}

} // namespace ieum::uitest
