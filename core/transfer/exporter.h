// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The way out: a chat is written in the form of a target (target.h), whole or not at all.
#pragma once

#include "base/files.h"
#include "base/result.h"
#include "transfer/target.h"

#include <string>
#include <string_view>

namespace ieum::transfer {

/// `outPath` must not exist; it does only once everything is written and durable.
/// `resumeKey`: not "", the folder of an earlier export with the same key that was broken off is gone on with, and this
/// one leaves its own when it is. `onWrite` is called with how many bytes come next; its error ends the export. Errors:
/// Unwritable, UnknownZone; those of Files, of the source and of `onWrite` pass through.
Done exportChat(std::string_view target, const ChatSource& chat, const std::string& outPath, Files& files,
                const WriterOptions& options, const OnWrite& onWrite = {}, const std::string& resumeKey = {});

/// "files/<ordinal>-<safe name>", unique as long as ordinals are.
std::string attachmentPath(const ChatAttachment& attachment, size_t ordinal);
/// What attachmentPath() gives, and nothing that leads elsewhere.
bool isAttachmentPath(std::string_view path);

} // namespace ieum::transfer
