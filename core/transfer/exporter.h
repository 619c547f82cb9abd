// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The way out: a chat streams through a ChatWriter into a folder. The caller copies attachments' bytes himself, to the
// paths that attachmentPath() gives, before he adds the message that names them.
#pragma once

#include "base/files.h"
#include "base/result.h"
#include "transfer/chat.h"

#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace ieum::transfer {

struct WriterOptions {
    std::string language = "ko"; ///< of headings and labels: "ko", anything else is English
    std::string me;              ///< author id whose messages stand on the right; may be ""
};

class ChatWriter {
  public:
    virtual ~ChatWriter() = default;
    /// Once, first. The header's messages are not looked at.
    virtual Done begin(const Chat& header) = 0;
    /// In the order in which they are to be read. An attachment's path is "" or what attachmentPath() gave.
    virtual Done add(const ChatMessage& message) = 0;
    /// Once, last: only then is everything on disk.
    virtual Done end() = 0;
};

/// "html": a folder that opens in any browser. "jsonl": the archive that we read back, losing nothing.
/// Errors: TransferError::Unwritable for another format; those of Files pass through.
Result<std::unique_ptr<ChatWriter>> makeWriter(std::string_view format, std::string folder, Files& files,
                                               const WriterOptions& options);
std::vector<std::string_view> writerFormats();

/// "files/<ordinal>-<safe name>", unique as long as ordinals are.
std::string attachmentPath(const ChatAttachment& attachment, size_t ordinal);
/// What attachmentPath() gives, and nothing that leads elsewhere.
bool isAttachmentPath(std::string_view path);

} // namespace ieum::transfer
