// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "transfer/exporter.h"

#include "base/utf8.h"
#include "transfer/error.h"
#include "transfer/writers.h"

#include <algorithm>
#include <array>

namespace ieum::transfer {

namespace {

struct Format {
    std::string_view name;
    WriterOf make;
};

/// A new archive format is one file and one line here.
constexpr std::array<Format, 2> formats = {{{"html", makeHtmlWriter}, {"jsonl", makeJsonlWriter}}};

constexpr std::string_view attachmentFolder = "files/";

} // namespace

Result<std::unique_ptr<ChatWriter>> makeWriter(std::string_view format, std::string folder, Files& files,
                                               const WriterOptions& options) {
    for (const Format& known : formats) {
        if (known.name == format && !folder.empty()) return known.make(std::move(folder), files, options);
    }
    return fail(Cause::Input, TransferError::Unwritable);
}

std::vector<std::string_view> writerFormats() {
    std::vector<std::string_view> names;
    names.reserve(formats.size());
    for (const Format& format : formats) names.push_back(format.name);
    return names;
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
