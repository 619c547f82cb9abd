// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "transfer/exporter.h"

#include "base/utf8.h"
#include "transfer/error.h"

#include <algorithm>

namespace ieum::transfer {

namespace {

constexpr std::string_view attachmentFolder = "files/";

std::unique_ptr<Output> outputFor(const Target& target, const std::string& path, Files& files,
                                  const std::string& resumeKey) {
    if (target.isZip) return makeZipOutput(files, path);
    if (resumeKey.empty()) return makeFolderOutput(files, path);
    return makeResumableOutput(files, path, resumeKey);
}

} // namespace

Done exportChat(std::string_view target, const ChatSource& chat, const std::string& outPath, Files& files,
                const WriterOptions& options, const OnWrite& onWrite, const std::string& resumeKey) {
    const Target* known = targetNamed(target);
    if (known == nullptr || outPath.empty() || files.exists(outPath)) {
        return fail(Cause::Input, TransferError::Unwritable);
    }
    auto out = outputFor(*known, outPath, files, resumeKey);
    if (onWrite) out = watched(std::move(out), onWrite);
    if (const Done written = known->write({chat, *out, files, options}); !written) return written;
    return out->finish();
}

std::string attachmentPath(const ChatAttachment& attachment, size_t ordinal) {
    return std::string(attachmentFolder) + std::to_string(ordinal) + '-' + safeFileName(attachment.name);
}

bool isAttachmentPath(std::string_view path) {
    if (!path.starts_with(attachmentFolder)) return false;
    const std::string_view name = path.substr(attachmentFolder.size());
    const bool isControl =
        std::any_of(name.begin(), name.end(), [](char c) { return (c >= 0 && c < ' ') || c == 0x7F; });
    return !name.empty() && name.size() <= 255 + 24 && !isControl && name.front() != '.' && name.back() != '.' &&
           name.find_first_of("\\/:*?\"<>|") == std::string_view::npos;
}

} // namespace ieum::transfer
