// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "node/sound_process.h"

#include "node/confined_process.h"
#include "node/error.h"

#include <cerrno>

namespace ieum::node {
namespace {

tl::unexpected<Error> noSound() { return fail(Cause::Input, NodeError::NoSound); }
tl::unexpected<Error> noReader() { return fail(Cause::Machine, NodeError::NoSoundReader); }

uint32_t byteAt(ByteView bytes, size_t at) { return std::to_integer<uint32_t>(bytes[at]); }

int64_t lengthIn(ByteView said) {
    return byteAt(said, 1) | byteAt(said, 2) << 8U | byteAt(said, 3) << 16U | byteAt(said, 4) << 24U;
}

std::vector<int16_t> samplesIn(ByteView bytes) {
    std::vector<int16_t> samples(bytes.size() / sampleBytes);
    for (size_t i = 0; i < samples.size(); ++i) {
        const size_t at = i * sampleBytes;
        samples[i] = static_cast<int16_t>(byteAt(bytes, at) | byteAt(bytes, at + 1) << 8U);
    }
    return samples;
}

} // namespace

Result<Sound> soundOf(const std::string& program, const MemoryFile& file, SoundPart part) {
    if (program.empty()) return noReader();
    const bool isAll = part == SoundPart::All;
    const auto said = answerOf(program, isAll ? "sound" : "length", file.descriptor(),
                               isAll ? soundAnswerBytesMax : soundHeaderBytes, soundWaitMs);
    if (!said && said.error().number == ENOENT) return noReader(); // the program
    if (!said) return passOn(said);
    if (said->empty()) return noSound();
    const auto kind = std::to_integer<char>(said->front());
    if (kind == soundNoReader && said->size() == 1) return noReader();
    if (kind != soundRead || said->size() < soundHeaderBytes) return noSound();
    const ByteView samples = ByteView(*said).subspan(soundHeaderBytes);
    const int64_t lengthMs = lengthIn(*said);
    const auto count = static_cast<int64_t>(samples.size() / sampleBytes);
    const bool agrees = isAll ? samples.size() % sampleBytes == 0 && lengthMs == soundLengthMsOf(count) : count == 0;
    if (!agrees || lengthMs <= 0 || lengthMs > soundLengthMsMax) return noSound();
    return Sound{samplesIn(samples), lengthMs};
}

} // namespace ieum::node
