// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Our own JSON Lines archive, as jsonl_writer.cpp writes it. Its claims are as unverified as any other file's.
#include "transfer/archive_format.h"
#include "transfer/dialect.h"
#include "transfer/error.h"
#include "transfer/limits.h"
#include "transfer/text_units.h"

#include <algorithm>

namespace ieum::transfer {

namespace {

class IeumArchive : public Dialect {
  public:
    std::string_view name() const override { return "ieum"; }

    std::optional<size_t> recognisedAt(std::span<const std::string_view> firstLines) const override {
        if (firstLines.empty() || !firstLines.front().starts_with('{')) return std::nullopt;
        if (firstLines.front().find("\"ieum-archive\"") == std::string_view::npos) return std::nullopt;
        return 0;
    }

    Result<Chat> read(const DialectInput& input) const override {
        const bool isLenient = input.options.lenient;
        std::optional<Chat> chat;
        int64_t number = 0;
        for (std::string_view rest = input.text; !rest.empty();) {
            const std::string_view line = firstLineOf(rest);
            rest.remove_prefix(std::min(line.size() + 1, rest.size()));
            ++number;
            const bool isTooLong = line.size() > limits::archiveLineBytesMax;
            if ((isTooLong && !(chat && isLenient)) || (chat && chat->messages.size() == limits::messagesMax)) {
                return fail(Cause::Input, TransferError::TooLarge, number);
            }
            if (isTooLong) {
                chat->passOver(static_cast<uint32_t>(number), PassedOver::TooLarge);
                continue;
            }
            if (!chat) {
                chat = parseArchiveHeader(line);
                if (!chat) return fail(Cause::Input, TransferError::BadArchive, number);
                continue;
            }
            if (line.empty()) continue;
            auto message = parseArchiveMessage(line);
            if (!message && isLenient) {
                chat->passOver(static_cast<uint32_t>(number), PassedOver::Broken);
                continue;
            }
            if (!message) return fail(Cause::Input, TransferError::BadArchive, number);
            chat->messages.push_back(std::move(*message));
        }
        if (!chat) return fail(Cause::Input, TransferError::BadArchive, 1);
        if (chat->messages.empty()) return fail(Cause::Input, TransferError::NoMessages);
        return std::move(*chat);
    }
};

} // namespace

const Dialect& ieumArchive() {
    static const IeumArchive dialect;
    return dialect;
}

} // namespace ieum::transfer
