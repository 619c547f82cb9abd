// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What the fuzz targets of the dialects share: bytes go through decoding into one dialect, whatever detection would
// say, and what comes out keeps the promises of chat.h or the program ends. A dialect that reads pieces gets the same
// bytes in small ones as well, and must say the same.
#pragma once

#include "base/utf8.h"
#include "fuzz/files.h"
#include "transfer/dialect.h"
#include "transfer/encoding.h"
#include "transfer/exporter.h"

namespace ieum::transfer::fuzz {

inline void insist(bool kept) {
    if (!kept) __builtin_trap();
}

inline void check(const Result<Chat>& chat) {
    if (!chat) return insist(chat.error().cause == Cause::Input && chat.error().folder == Folder::Transfer);
    insist(!chat->messages.empty() && checkUtf8(chat->room).has_value());
    insist(chat->passedOver.size() <= chat->skipped);
    for (const ChatMessage& message : chat->messages) {
        insist(!message.id.empty() && checkUtf8(message.text) && checkUtf8(message.author));
        insist(checkUtf8(message.originalTime) && checkUtf8(message.replyTo).has_value());
        for (const ChatAttachment& attachment : message.attachments) {
            insist(checkUtf8(attachment.name) && checkUtf8(attachment.label).has_value());
            insist(attachment.path.empty() || isAttachmentPath(attachment.path));
        }
    }
}

/// As many bytes at a time.
class SmallPieces : public PieceReader {
  public:
    SmallPieces(ByteView bytes, size_t each) : m_left(bytes), m_each(each) {}
    Result<ByteView> next() override {
        const ByteView piece = m_left.first(std::min(m_each, m_left.size()));
        m_left = m_left.subspan(piece.size());
        return piece;
    }

  private:
    ByteView m_left;
    size_t m_each;
};

inline void checkAlike(const Result<Chat>& whole, const Result<Chat>& inPieces) {
    insist(whole.has_value() == inPieces.has_value());
    if (whole) return insist(*whole == *inPieces);
    insist(whole.error().folder == inPieces.error().folder && whole.error().code == inPieces.error().code &&
           whole.error().number == inPieces.error().number);
}

inline int read(const Dialect& dialect, const uint8_t* data, size_t size) {
    const ByteView bytes(reinterpret_cast<const std::byte*>(data), size);
    const auto decoded = decodeText(bytes);
    if (!decoded) return 0;
    ImportOptions options;
    options.timeZone = "+09:00";
    options.me = "나무";
    const uint8_t last = size == 0 ? 0 : data[size - 1]; // strict and lenient, and every order of dates
    options.lenient = (last & 1U) != 0;
    if ((last & 2U) != 0) options.dateOrder = static_cast<DateOrder>(last % 3);
    const auto whole = dialect.read({decoded->text, "chat.txt", options, MemoryFiles()});
    check(whole);
    if (!dialect.readsPieces() || decoded->encoding != "utf-8") return 0;
    const auto open = [&]() -> Result<std::unique_ptr<PieceReader>> {
        return std::make_unique<SmallPieces>(bytes, 1 + last % 7);
    };
    checkAlike(whole, dialect.read({{}, "chat.txt", options, MemoryFiles(), open}));
    return 0;
}

} // namespace ieum::transfer::fuzz
