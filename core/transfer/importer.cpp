// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "transfer/importer.h"

#include "base/utf8.h"
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

/// The last character may be cut. What is UTF-8 without it is that: two or three bytes of it may be a character of
/// another encoding as well.
std::optional<DecodedText> textOfHead(ByteView head) {
    const ByteView whole = head.first(head.size() - unfinishedBytes(textOf(head)));
    if (checkUtf8(textOf(whole))) head = whole;
    constexpr size_t characterBytesMax = 4;
    for (size_t cut = 0; cut < std::min(characterBytesMax, head.size()); ++cut) {
        auto decoded = decodeText(head.first(head.size() - cut));
        if (decoded) return std::move(*decoded);
    }
    return std::nullopt;
}

/// Somebody may want the reading to end between two pieces.
class AskingReader : public PieceReader {
  public:
    AskingReader(std::unique_ptr<PieceReader> reader, const ImportOptions& options)
        : m_reader(std::move(reader)), m_options(options) {}
    Result<ByteView> next() override {
        if (const Done going = m_options.going(); !going) return passOn(going);
        return m_reader->next();
    }

  private:
    std::unique_ptr<PieceReader> m_reader;
    const ImportOptions& m_options;
};

} // namespace

bool looksLikeChat(ByteView head) {
    const auto text = textOfHead(head);
    return text && dialectOf(firstLinesOf(text->text)) != nullptr;
}

Result<std::optional<Chat>> importLongChat(ByteView head, const OpenPieces& pieces, std::string_view fileName,
                                           const ImportOptions& options, const Files& files) {
    const auto text = textOfHead(head);
    if (!text || text->encoding != "utf-8") return std::optional<Chat>();
    const Dialect* dialect = dialectOf(firstLinesOf(text->text));
    if (!dialect || !dialect->readsPieces()) return std::optional<Chat>();
    const OpenPieces asking = [&]() -> Result<std::unique_ptr<PieceReader>> {
        auto reader = pieces();
        if (!reader) return passOn(reader);
        return Result<std::unique_ptr<PieceReader>>(std::make_unique<AskingReader>(std::move(*reader), options));
    };
    auto chat = dialect->read({{}, fileName, options, files, asking});
    if (!chat) return passOn(chat);
    if (chat->encoding.empty()) chat->encoding = text->encoding;
    return std::optional(std::move(*chat));
}

Result<Chat> importChat(ByteView file, std::string_view fileName, const ImportOptions& options, const Files& files) {
    if (file.size() > limits::fileBytesMax) {
        return fail(Cause::Input, TransferError::TooLarge, static_cast<int64_t>(file.size()));
    }
    if (textOf(file).starts_with("PK\3\4")) return fail(Cause::Input, TransferError::NotAnExport); // a zip is no text
    const auto decoded = viewText(file, options.goOn);
    if (!decoded) return passOn(decoded);
    if (const Done going = options.going(); !going) return passOn(going);
    const auto count = std::count(decoded->text().begin(), decoded->text().end(), '\n');
    if (static_cast<size_t>(count) > limits::linesMax) return fail(Cause::Input, TransferError::TooLarge, count);
    const std::vector<std::string_view> lines = firstLinesOf(decoded->text());
    const Dialect* dialect = dialectOf(lines);
    if (!dialect) {
        const bool isKakao = std::any_of(lines.begin(), lines.end(), isSavedLine);
        return fail(Cause::Input, isKakao ? TransferError::NoMessages : TransferError::NotAnExport);
    }
    auto chat = dialect->read({decoded->text(), fileName, options, files});
    if (chat && chat->encoding.empty()) chat->encoding = decoded->encoding();
    return chat;
}

} // namespace ieum::transfer
