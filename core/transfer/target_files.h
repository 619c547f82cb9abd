// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What targets share: attachments on their way out, the types of files, the new place's name.
#pragma once

#include "transfer/target.h"

#include <string>
#include <string_view>

namespace ieum::transfer {

/// The bytes of an attachment that has a path, as the file `name`.
Done copyFile(const Export& to, const ChatAttachment& attachment, const std::string& name);
/// All that the chat has, each to its own path.
Done copyFiles(const Export& to);

/// "image/png", by the ending; "application/octet-stream" for what we do not know.
std::string_view mediaTypeOf(std::string_view fileName);
/// Lower case, without the dot; "" when there is none.
std::string endingOf(std::string_view fileName);

/// Of the options, for ids: "example.org" when none is said. Errors: Unwritable for what is no host's name.
Result<std::string> serverOf(const Export& to);

} // namespace ieum::transfer
