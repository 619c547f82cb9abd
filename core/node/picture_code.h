// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The link of ours that a QR code in a picture says. The picture may be anybody's: it is decoded, and its codes are
// read, in a confined process (confined_process.h); here only bytes of ASCII that begin as our links do are believed.
#pragma once

#include "base/bytes.h"

#include <cstdint>
#include <string>

namespace ieum::node {

enum class CodeFound : uint8_t {
    Ours,
    NoCode,
    Several,    ///< more than one of ours, and they differ
    Foreign,    ///< codes, but none of ours
    NoPicture,  ///< no PNG or JPEG, a damaged one, or one that is too large
    Unreadable, ///< the file, or this machine had no time or memory for it
    NoReader    ///< libzbar or ieum-preview is missing
};

struct PictureCode {
    CodeFound found = CodeFound::Unreadable;
    std::string link; ///< of CodeFound::Ours
};

/// `program`: ieum-preview. Both block for at most previewWaitMs besides the reading of the file.
PictureCode codeInPicture(const std::string& program, ByteView picture);
/// Of a file as somebody chose it; anything but an ordinary one is Unreadable.
PictureCode codeInFile(const std::string& program, const std::string& path);

} // namespace ieum::node
