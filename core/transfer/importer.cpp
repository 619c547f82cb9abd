// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "transfer/importer.h"

#include "transfer/dialect.h"
#include "transfer/encoding.h"
#include "transfer/error.h"
#include "transfer/kakao_header.h"
#include "transfer/limits.h"
#include "transfer/text_units.h"

#include <algorithm>

namespace ieum::transfer {

namespace {

std::vector<std::string_view> firstLinesOf(std::string_view text) {
    std::vector<std::string_view> lines;
    size_t withText = 0;
    while (!text.empty() && lines.size() < limits::detectionLinesMax && withText < limits::headerTextLinesMax) {
        std::string_view line = firstLineOf(text);
        text.remove_prefix(std::min(line.size() + 1, text.size()));
        if (line.ends_with('\r')) line.remove_suffix(1);
        withText += line.empty() ? 0 : 1;
        lines.push_back(line);
    }
    return lines;
}

const Dialect* dialectOf(std::span<const std::string_view> lines) {
    const Dialect* found = nullptr;
    size_t earliest = lines.size();
    for (const auto candidate : dialects) {
        const auto at = candidate().recognisedAt(lines);
        if (!at || *at >= earliest) continue;
        found = &candidate();
        earliest = *at;
    }
    return found;
}

} // namespace

bool looksLikeChat(ByteView head) {
    // The last character may be cut.
    constexpr size_t characterBytesMax = 4;
    for (size_t cut = 0; cut < std::min(characterBytesMax, head.size()); ++cut) {
        const auto decoded = decodeText(head.first(head.size() - cut));
        if (decoded) return dialectOf(firstLinesOf(decoded->text)) != nullptr;
    }
    return false;
}

Result<Chat> importChat(ByteView file, std::string_view fileName, const ImportOptions& options, const Files& files) {
    if (file.size() > limits::fileBytesMax) {
        return fail(Cause::Input, TransferError::TooLarge, static_cast<int64_t>(file.size()));
    }
    if (textOf(file).starts_with("PK\3\4")) return fail(Cause::Input, TransferError::NotAnExport); // a zip is no text
    auto decoded = decodeText(file);
    if (!decoded) return passOn(decoded);
    const auto count = std::count(decoded->text.begin(), decoded->text.end(), '\n');
    if (static_cast<size_t>(count) > limits::linesMax) return fail(Cause::Input, TransferError::TooLarge, count);
    const std::vector<std::string_view> lines = firstLinesOf(decoded->text);
    const Dialect* dialect = dialectOf(lines);
    if (!dialect) {
        const bool isKakao = std::any_of(lines.begin(), lines.end(), isSavedLine);
        return fail(Cause::Input, isKakao ? TransferError::NoMessages : TransferError::NotAnExport);
    }
    auto chat = dialect->read({decoded->text, fileName, options, files});
    if (chat && chat->encoding.empty()) chat->encoding = decoded->encoding;
    return chat;
}

} // namespace ieum::transfer
