// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/opus_note.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <memory>
#include <numbers>
#include <opusenc.h>

namespace ieum {
namespace {

constexpr int64_t rateHz = 48'000;
constexpr double loudness = 12'000;
/// Tests make ten minutes of it: quickly, not well.
constexpr int complexity = 0;
constexpr opus_int32 bitsASecond = 32'000;
constexpr int64_t samplesAtOnce = rateHz;
constexpr size_t checksumAt = 22;
constexpr size_t segmentCountAt = 26;
constexpr size_t pageHeadBytes = 27;

using Comments = std::unique_ptr<OggOpusComments, void (*)(OggOpusComments*)>;
using Encoder = std::unique_ptr<OggOpusEnc, void (*)(OggOpusEnc*)>;

/// All that is ready.
void takePages(OggOpusEnc* encoder, Bytes& into, bool flush) {
    unsigned char* page = nullptr;
    opus_int32 length = 0;
    while (ope_encoder_get_page(encoder, &page, &length, flush ? 1 : 0) != 0) {
        append(into, std::as_bytes(std::span(page, static_cast<size_t>(length))));
    }
}

std::vector<opus_int16> sine(int64_t from, int64_t count, int channels) {
    std::vector<opus_int16> samples;
    samples.reserve(static_cast<size_t>(count * channels));
    for (int64_t at = from; at < from + count; ++at) {
        const double turns = static_cast<double>(at) * opusNoteHz / static_cast<double>(rateHz);
        const auto value = static_cast<opus_int16>(loudness * std::sin(2 * std::numbers::pi * turns));
        samples.insert(samples.end(), static_cast<size_t>(channels), value);
    }
    return samples;
}

uint32_t checksumOf(ByteView page) {
    uint32_t sum = 0;
    for (const std::byte byte : page) {
        sum ^= std::to_integer<uint32_t>(byte) << 24U;
        for (int bit = 0; bit < 8; ++bit) sum = (sum << 1U) ^ ((sum & 0x80000000U) != 0 ? 0x04C11DB7U : 0U);
    }
    return sum;
}

bool isPage(ByteView bytes) {
    constexpr std::array mark{std::byte{'O'}, std::byte{'g'}, std::byte{'g'}, std::byte{'S'}};
    return bytes.size() >= pageHeadBytes && std::equal(mark.begin(), mark.end(), bytes.begin());
}

size_t pageBytes(ByteView page) {
    const auto segments = std::to_integer<size_t>(page[segmentCountAt]);
    size_t bytes = pageHeadBytes + segments;
    for (size_t i = 0; i < segments && pageHeadBytes + i < page.size(); ++i) {
        bytes += std::to_integer<size_t>(page[pageHeadBytes + i]);
    }
    return std::min(bytes, page.size());
}

/// False: the library would not.
bool addStream(Bytes& file, const OpusNote& note) {
    const Comments comments(ope_comments_create(), &ope_comments_destroy);
    int error = OPE_OK;
    const int family = note.channels > 2 ? 1 : 0;
    const Encoder encoder(ope_encoder_create_pull(comments.get(), rateHz, note.channels, family, &error),
                          &ope_encoder_destroy);
    if (encoder == nullptr || error != OPE_OK) return false;
    ope_encoder_ctl(encoder.get(), OPUS_SET_COMPLEXITY(complexity));
    ope_encoder_ctl(encoder.get(), OPUS_SET_BITRATE(bitsASecond));
    const int64_t samples = note.lengthMs * rateHz / 1000;
    for (int64_t at = 0; at < samples; at += samplesAtOnce) {
        const int64_t count = std::min(samplesAtOnce, samples - at);
        const auto piece = sine(at, count, note.channels);
        if (ope_encoder_write(encoder.get(), piece.data(), static_cast<int>(count)) != OPE_OK) return false;
        takePages(encoder.get(), file, false);
    }
    if (ope_encoder_drain(encoder.get()) != OPE_OK) return false;
    takePages(encoder.get(), file, true);
    return true;
}

} // namespace

Bytes opusNote(const OpusNote& note) {
    Bytes file;
    for (int link = 0; link < note.links; ++link) {
        if (!addStream(file, note)) return {};
    }
    return file;
}

void sealOggPage(Bytes& file, size_t at) {
    const size_t length = pageBytes(ByteView(file).subspan(at));
    std::fill_n(file.begin() + static_cast<ptrdiff_t>(at + checksumAt), 4, std::byte{0});
    uint32_t sum = checksumOf(ByteView(file).subspan(at, length));
    for (size_t i = 0; i < 4; ++i, sum >>= 8U) file[at + checksumAt + i] = static_cast<std::byte>(sum & 0xFFU);
}

std::vector<size_t> oggPages(ByteView file) {
    std::vector<size_t> pages;
    for (size_t at = 0; at < file.size() && isPage(file.subspan(at)); at += pageBytes(file.subspan(at)))
        pages.push_back(at);
    return pages;
}

} // namespace ieum
