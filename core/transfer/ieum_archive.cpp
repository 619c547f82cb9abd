// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Our own JSON Lines archive, as jsonl_writer.cpp writes it. Its claims are as unverified as any other file's, but for
// lines that have what their authors signed: those are held against it, and one that differs is not taken.
#include "transfer/archive_format.h"
#include "transfer/dialect.h"
#include "transfer/error.h"
#include "transfer/limits.h"
#include "transfer/record_ids.h"
#include "transfer/signed_event.h"

#include <algorithm>
#include <iterator>

namespace ieum::transfer {

namespace {

/// Whoever has what somebody signed could put another line with its id in front, which would drive it out.
class SeenIds {
  public:
    enum Clash : uint8_t { None, Second, DrivenOut };
    /// Of a line with one that was here, when either is signed. In front of a signed one nothing can be taken back any
    /// more.
    Clash add(const ChatMessage& message) {
        const IdMarks::Mark mark = IdMarks::of(message.id);
        const bool isSigned = !message.signedEvent.empty();
        const bool isNew = m_all.add(mark);
        const bool wasSigned = m_signed.has(mark);
        if (isSigned) m_signed.add(mark);
        if (isNew || !(isSigned || wasSigned)) return None;
        return wasSigned ? Second : DrivenOut;
    }

  private:
    IdMarks m_all;
    IdMarks m_signed;
};

/// Why a line is not taken; the worst of it is the file's fault, whatever may be passed over.
struct Refusal {
    PassedOver::Why why = PassedOver::Broken;
    bool isOfFile = false;
};

/// Who signs in an archive.
class Signing {
  public:
    explicit Signing(const Chat& header) : m_signers({}, header.roomId) {}

    const Signers& signers() const { return m_signers; }
    /// False: they are too many. Those that are no good sign nothing.
    bool add(const std::vector<std::string>& openings) {
        m_count += openings.size();
        if (m_count > limits::feedsMax) return false;
        if (m_signers.room().empty()) return true; // they sign for no room then
        for (const std::string& each : openings) (void)m_signers.add(each);
        return true;
    }

  private:
    Signers m_signers;
    size_t m_count = 0;
};

class IeumArchive : public Dialect {
  public:
    std::string_view name() const override { return "ieum"; }

    std::optional<size_t> recognisedAt(std::span<const std::string_view> firstLines) const override {
        if (firstLines.empty() || !firstLines.front().starts_with('{')) return std::nullopt;
        if (firstLines.front().find("\"ieum-archive\"") == std::string_view::npos) return std::nullopt;
        return 0;
    }

    bool readsPieces() const override { return true; }
    Result<Chat> read(const DialectInput& input) const override {
        const bool isLenient = input.options.lenient;
        std::optional<Chat> chat;
        std::optional<Signing> signing;
        bool isInFront = true; // of all records
        SeenIds seen;
        int64_t number = 0;
        auto window = input.window();
        if (!window) return passOn(window);
        TextLines lines(std::move(*window));
        while (const auto next = lines.next()) {
            const std::string_view line = *next;
            ++number;
            const bool isTooLong = lines.isTooLong();
            if ((isTooLong && !(chat && isLenient)) || (chat && chat->count() == limits::messagesMax)) {
                return fail(Cause::Input, TransferError::TooLarge, number);
            }
            if (isTooLong) {
                chat->passOver(static_cast<uint32_t>(number), PassedOver::TooLarge);
                continue;
            }
            if (!chat) {
                chat = parseArchiveHeader(line);
                if (!chat) return fail(Cause::Input, TransferError::BadArchive, number);
                signing.emplace(*chat);
                (void)signing->add(chat->openings);
                if (input.options.take) chat->openings = {}; // nobody holds the messages, nor what is written of them
                continue;
            }
            if (line.empty()) continue;
            if (isInFront) {
                auto more = parseArchiveFeeds(line);
                isInFront = more.has_value();
                if (more && !signing->add(*more)) return fail(Cause::Input, TransferError::TooLarge, number);
                if (more && !input.options.take)
                    std::move(more->begin(), more->end(), std::back_inserter(chat->openings));
                if (more) continue;
            }
            auto message = parseArchiveMessage(line);
            const auto refused = refusalOf(signing->signers(), seen, message);
            if (refused && (refused->isOfFile || !isLenient)) return fail(Cause::Input, errorOf(refused->why), number);
            if (refused) {
                chat->passOver(static_cast<uint32_t>(number), refused->why);
                continue;
            }
            if (!message->verified && input.options.unsignedAt) {
                input.options.unsignedAt(static_cast<uint32_t>(number));
            }
            if (const Done given = give(*chat, input.options.take, std::move(*message)); !given) return passOn(given);
        }
        if (!lines.failure()) return passOn(lines.failure());
        if (!chat) return fail(Cause::Input, TransferError::BadArchive, 1);
        if (chat->count() == 0) return fail(Cause::Input, TransferError::NoMessages);
        return std::move(*chat);
    }

  private:
    /// Nothing when it is to be taken; it is noted then whether it was verified.
    static std::optional<Refusal> refusalOf(const Signers& signers, SeenIds& seen,
                                            std::optional<ChatMessage>& message) {
        if (!message) return Refusal{PassedOver::Broken};
        message->verified = !message->signedEvent.empty() && isAsSigned(signers, *message);
        if (!message->verified && !message->signedEvent.empty()) return Refusal{PassedOver::Forged};
        if (signers.room().empty()) return std::nullopt; // where nobody signs long chats are spared the table
        const auto clash = seen.add(*message);
        if (clash == SeenIds::None) return std::nullopt;
        return Refusal{PassedOver::Broken, clash == SeenIds::DrivenOut};
    }
    static TransferError errorOf(PassedOver::Why why) {
        return why == PassedOver::Forged ? TransferError::BadSignature : TransferError::BadArchive;
    }
};

} // namespace

const Dialect& ieumArchive() {
    static const IeumArchive dialect;
    return dialect;
}

} // namespace ieum::transfer
