// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "node/preview_process.h"

#include "node/confined_process.h"
#include "node/error.h"
#include "node/preview_frame.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <sys/mman.h>
#include <unistd.h>

namespace ieum::node {
namespace {

tl::unexpected<Error> machineError(int number) { return fail(Cause::Machine, NodeError::FileUnreadable, number); }

size_t numberAt(ByteView bytes, size_t at) {
    return std::to_integer<size_t>(bytes[at]) | std::to_integer<size_t>(bytes[at + 1]) << 8U;
}

/// Whatever its pixels are, they harm nobody: a frame has no other content.
bool isFrame(ByteView bytes, size_t side) {
    if (bytes.size() <= frameHeaderBytes) return false;
    const size_t width = numberAt(bytes, 0);
    const size_t height = numberAt(bytes, 2);
    return width > 0 && height > 0 && width <= side && height <= side &&
           bytes.size() == frameHeaderBytes + pixelBytes * width * height;
}

bool isJpeg(ByteView bytes) {
    constexpr std::array mark{std::byte{0xFF}, std::byte{0xD8}, std::byte{0xFF}};
    return bytes.size() > mark.size() && std::equal(mark.begin(), mark.end(), bytes.begin());
}

} // namespace

Result<MemoryFile> MemoryFile::make() {
    const int descriptor = ::memfd_create("file", MFD_CLOEXEC);
    if (descriptor < 0) return machineError(errno);
    return MemoryFile(descriptor);
}

MemoryFile::~MemoryFile() {
    if (m_descriptor >= 0) ::close(m_descriptor);
}

Done MemoryFile::append(ByteView bytes) {
    while (!bytes.empty()) {
        const ssize_t put = ::write(m_descriptor, bytes.data(), bytes.size());
        if (put < 0 && errno == EINTR) continue;
        if (put <= 0) return machineError(errno);
        bytes = bytes.subspan(static_cast<size_t>(put));
    }
    return {};
}

Result<Bytes> pictureOf(const std::string& program, const MemoryFile& file, PictureSize size) {
    const bool isLarge = size == PictureSize::Large;
    const int side = isLarge ? viewSideMax : previewSideMax;
    auto frame = answerOf(program, isLarge ? "view" : "decode", file.descriptor(), frameBytesOf(side));
    if (!frame || frame->empty()) return frame;
    if (!isFrame(*frame, static_cast<size_t>(side))) return Bytes();
    auto pixels = MemoryFile::make();
    if (!pixels) return passOn(pixels);
    if (const auto put = pixels->append(*frame); !put) return passOn(put);
    auto jpeg = answerOf(program, "encode", pixels->descriptor(), isLarge ? viewJpegBytesMax : previewJpegBytesMax);
    if (jpeg && !isJpeg(*jpeg)) return Bytes();
    return jpeg;
}

} // namespace ieum::node
