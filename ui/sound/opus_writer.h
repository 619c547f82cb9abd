// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Writes a voice as Ogg Opus (RFC 7845), mono, through libopusenc, which is opened by whoever writes first. Belongs to
// one thread.
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string>

struct OggOpusEnc;

namespace ieum::ui {

class OpusWriter {
  public:
    static constexpr int bitsASecond = 32'000; ///< a voice is as good as by telephone with a third of it

    /// Whether the library is there.
    static bool isPossible();
    /// nullptr: it is not, or the file is there already or cannot be made. For this user alone.
    static std::unique_ptr<OpusWriter> create(const std::string& path);
    ~OpusWriter();
    OpusWriter(const OpusWriter&) = delete;
    OpusWriter& operator=(const OpusWriter&) = delete;

    /// Of node::soundRateHz; what goes beyond node::soundLengthMsMax is left out. False: it could not be written.
    bool write(std::span<const int16_t> samples);
    bool isFull() const;
    int64_t lengthMs() const;
    /// Writes all that is held back; nothing can be added any more. False: not all is in the file.
    bool finish();

  private:
    explicit OpusWriter(int file) : m_file(file) {}
    static int put(void* self, const unsigned char* bytes, int32_t size);
    int m_file;
    OggOpusEnc* m_encoder = nullptr;
    int64_t m_samples = 0;
    bool m_isBroken = false;
};

} // namespace ieum::ui
