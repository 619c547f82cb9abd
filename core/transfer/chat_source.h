// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// A chat that is to be written: its messages, as often as they are wanted, and the bytes of its files. Targets that
// have to know ahead who answers whom go through it twice instead of holding it.
#pragma once

#include "base/result.h"
#include "transfer/chat.h"

#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace ieum::transfer {

class ChatSource {
  public:
    using Take = std::function<Done(const ChatMessage&)>;
    using TakeBytes = std::function<Done(std::string_view)>;

    virtual ~ChatSource() = default;
    /// Room, zone and members. Its messages are not looked at.
    virtual const Chat& header() const = 0;
    /// In the order in which they are to be read, the same each time; ends with the first error of `take`.
    virtual Done each(const Take& take) const = 0;
    /// Of an attachment with a path, in pieces: `sizeBytes` in all.
    virtual Done bytesOf(const ChatAttachment& attachment, const TakeBytes& take) const = 0;
    /// Are these the bytes of the attachment? False where that cannot be known without them.
    virtual bool isWhole(const ChatAttachment&, const std::string& /*path*/) const { return false; }
};

/// Which messages go along.
struct Selection {
    int64_t fromMs = INT64_MIN;
    int64_t toMs = INT64_MAX;          ///< the first moment that is not taken
    std::vector<std::string> people{}; ///< ids or whole names; none: everybody, and what the app said
    bool withFiles = true;             ///< false: attachments keep their names only
};
bool isSelected(const Selection& selection, const ChatMessage& message);
bool isSelected(const Selection& selection, const ChatMember& member);

/// A chat that is held as a whole, with a way to its files.
class WholeChat : public ChatSource {
  public:
    using ReadBytes = std::function<Done(const ChatAttachment&, const TakeBytes&)>;
    WholeChat(const Chat& chat, ReadBytes readBytes) : m_chat(chat), m_readBytes(std::move(readBytes)) {}

    const Chat& header() const override { return m_chat; }
    Done each(const Take& take) const override;
    Done bytesOf(const ChatAttachment& attachment, const TakeBytes& take) const override {
        return m_readBytes(attachment, take);
    }

  private:
    const Chat& m_chat;
    ReadBytes m_readBytes;
};

} // namespace ieum::transfer
