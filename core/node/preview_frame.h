// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What this process and the confined one (app/preview) say to each other, and the limits that both hold. A frame of
// pixels is width and height (2 bytes each, little-endian), then red, green and blue for each pixel, row by row.
#pragma once

#include <cstddef>
#include <cstdint>

namespace ieum::node {

/// Of a picture file: of more, nothing small is made.
constexpr size_t pictureBytesMax = 20 * 1000 * 1000;
/// As its header claims: 192 MB of pixels.
constexpr int pictureSideMax = 12'000;
constexpr int64_t picturePixelsMax = 48'000'000;
/// Of what is made of it, the longer side.
constexpr int previewSideMax = 512;
/// The same for a whole window: more than most screens show of it at once.
constexpr int viewSideMax = 2048;
constexpr size_t frameHeaderBytes = 4;
constexpr size_t pixelBytes = 3;
constexpr size_t frameBytesOf(int side) {
    return frameHeaderBytes + pixelBytes * static_cast<size_t>(side) * static_cast<size_t>(side);
}
constexpr size_t frameBytesMax = frameBytesOf(viewSideMax);
/// A JPEG of so many pixels has some 40 kB; of noise 200.
constexpr size_t previewJpegBytesMax = 384 * 1024;
/// Of the larger one half a megabyte; of noise three.
constexpr size_t viewJpegBytesMax = 5 * 1024 * 1024;

/// Of codes in a picture: one byte, codesRead or codesNoReader; then, for each, its length (2 bytes, little-endian) and
/// what it says. A QR code holds 2,953 bytes at most, or 7,089 digits, which are none of ours.
constexpr char codesRead = 0;
constexpr char codesNoReader = 1; ///< libzbar is not installed
constexpr size_t codesMax = 16;
constexpr size_t codeBytesMax = 4096;
constexpr size_t codeAnswerBytesMax = 1 + codesMax * (2 + codeBytesMax);

/// Of a file that may be a voice note (Ogg Opus, RFC 7845): ten minutes at 64 kb/s; a voice needs less than half of it.
constexpr size_t soundFileBytesMax = 5 * 1000 * 1000;
constexpr uint32_t soundRateHz = 48'000; ///< at which every Opus stream can be decoded
constexpr int64_t soundLengthMsMax = int64_t{10} * 60 * 1000;
constexpr int64_t soundSamplesMax = soundLengthMsMax * soundRateHz / 1000;
/// Streams that follow each other in one file: a note has one, and looking for their ends takes time for each.
constexpr int soundLinksMax = 16;
/// A part of a millisecond counts as one, so that only nothing has no length.
constexpr int64_t soundLengthMsOf(int64_t samples) { return (samples * 1000 + soundRateHz - 1) / soundRateHz; }
/// What is said of a sound: one byte, soundRead or soundNoReader; then its length in ms (4 bytes, little-endian); then,
/// when more than its length was asked for, its samples of one channel (2 bytes each, little-endian, signed).
constexpr char soundRead = 0;
constexpr char soundNoReader = 1; ///< libopusfile is not installed
constexpr size_t soundHeaderBytes = 1 + 4;
constexpr size_t sampleBytes = 2;
constexpr size_t soundAnswerBytesMax = soundHeaderBytes + sampleBytes * static_cast<size_t>(soundSamplesMax);

/// How the confined process ends.
constexpr int exitDone = 0;
constexpr int exitNoPicture = 3; ///< nor a sound
constexpr int exitNotConfined = 4;

} // namespace ieum::node
