// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "preview/sound.h"

#include "node/library_function.h"
#include "node/preview_frame.h"

#include <QtEndian>
#include <array>
#include <dlfcn.h>
#include <numeric>
#include <opusfile.h>
#include <vector>

namespace ieum::preview {
namespace {

using namespace ieum::node;

/// Of one stream, of the layouts that a player may play (RFC 7845, 5.1.1): with more, the library refuses to open it.
constexpr int channelsMax = 8;
/// The longest packet, 120 ms.
constexpr int packetSamplesMax = 5760;

/// The functions of the library that are used, as its header declares them.
struct Reader {
    OggOpusFile* (*open)(const unsigned char*, size_t, int*) = nullptr;
    void (*setDither)(OggOpusFile*, int) = nullptr;
    int (*linkCount)(const OggOpusFile*) = nullptr;
    ogg_int64_t (*total)(const OggOpusFile*, int) = nullptr;
    int (*channelCount)(const OggOpusFile*, int) = nullptr;
    int (*read)(OggOpusFile*, opus_int16*, int, int*) = nullptr;
};
Reader reader;

bool findFunctions(void* library) {
    return findFunction(library, "op_open_memory", reader.open) &&
           findFunction(library, "op_set_dither_enabled", reader.setDither) &&
           findFunction(library, "op_link_count", reader.linkCount) &&
           findFunction(library, "op_pcm_total", reader.total) &&
           findFunction(library, "op_channel_count", reader.channelCount) &&
           findFunction(library, "op_read", reader.read);
}

/// Null: it cannot be opened, or says itself that it is more than is decoded here. It ends with the process.
OggOpusFile* opened(const QByteArray& file) {
    int error = 0;
    OggOpusFile* opus =
        reader.open(reinterpret_cast<const unsigned char*>(file.constData()), static_cast<size_t>(file.size()), &error);
    if (opus == nullptr || reader.linkCount(opus) > soundLinksMax) return nullptr;
    const ogg_int64_t samples = reader.total(opus, -1);
    return samples > 0 && samples <= soundSamplesMax ? opus : nullptr;
}

QByteArray headerOf(int64_t samples) {
    QByteArray header(static_cast<qsizetype>(soundHeaderBytes), soundRead);
    qToLittleEndian(static_cast<quint32>(soundLengthMsOf(samples)), header.data() + 1);
    return header;
}

/// Interleaved samples of several channels become one, each as loud as the others.
void mix(std::vector<opus_int16>& samples, int count, int channels) {
    for (int i = 0; i < count; ++i) {
        const auto first = samples.begin() + ptrdiff_t{i} * channels;
        samples[static_cast<size_t>(i)] =
            static_cast<opus_int16>(std::accumulate(first, first + channels, 0) / channels);
    }
}

void append(QByteArray& said, const std::vector<opus_int16>& samples, int count) {
    const qsizetype before = said.size();
    said.resize(before + qsizetype{count} * static_cast<qsizetype>(sampleBytes));
    qToLittleEndian<qint16>(samples.data(), count, said.data() + before);
}

} // namespace

bool loadSoundReader() {
    void* library = ::dlopen("libopusfile.so.0", RTLD_NOW | RTLD_LOCAL);
    return library != nullptr && findFunctions(library) && opened("OggS") == nullptr;
}

QByteArray soundOf(const QByteArray& file) {
    OggOpusFile* opus = opened(file);
    if (opus == nullptr) return {};
    reader.setDither(opus, 0); // costs a third more, and nobody hears it in speech
    QByteArray said = headerOf(0);
    said.reserve(said.size() + static_cast<qsizetype>(reader.total(opus, -1)) * static_cast<qsizetype>(sampleBytes));
    std::vector<opus_int16> samples(size_t{packetSamplesMax} * channelsMax);
    int64_t total = 0;
    for (;;) {
        int link = 0;
        const int count = reader.read(opus, samples.data(), static_cast<int>(samples.size()), &link);
        if (count == OP_HOLE) continue; // something is missing, and it goes on behind it
        if (count == 0) break;
        // Streams that follow each other may have different numbers of channels.
        const int channels = count > 0 ? reader.channelCount(opus, link) : 0;
        total += count;
        if (channels < 1 || channels > channelsMax || total > soundSamplesMax) return {};
        mix(samples, count, channels);
        append(said, samples, count);
    }
    if (total == 0) return {};
    return said.replace(0, static_cast<qsizetype>(soundHeaderBytes), headerOf(total));
}

QByteArray lengthOf(const QByteArray& file) {
    OggOpusFile* opus = opened(file);
    return opus == nullptr ? QByteArray() : headerOf(reader.total(opus, -1));
}

} // namespace ieum::preview
