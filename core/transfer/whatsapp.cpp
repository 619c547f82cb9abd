// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// WhatsApp: "_chat.txt" of iOS and "WhatsApp Chat with ….txt" of Android, in the phone's language and order of dates.
#include "transfer/chat_builder.h"
#include "transfer/dialect.h"
#include "transfer/error.h"
#include "transfer/kakao_header.h"
#include "transfer/limits.h"
#include "transfer/text_units.h"
#include "transfer/whatsapp_body.h"
#include "transfer/whatsapp_head.h"

#include <unordered_set>

namespace ieum::transfer {

namespace {

bool isHead(std::string_view line) { return whatsAppHead(line).has_value(); }

/// As they are written, whatever their order.
bool isSameDay(const WrittenDate& a, const WrittenDate& b) {
    return a.numbers == b.numbers && a.isYear == b.isYear && a.yearPlace == b.yearPlace && a.weekday == b.weekday;
}

struct Said {
    std::string_view sender; ///< "" when the app speaks
    std::string_view text;
};

/// The first ": " ends the name, unless it stands in the quotes of a sentence that the app itself wrote.
Said split(std::string_view body) {
    const std::string_view line = firstLineOf(body);
    const size_t colon = line.find(": ");
    if (colon > limits::nameBytesMax || opensQuotingNews(line.substr(0, colon))) return {{}, body};
    const std::string_view sender = withoutMarksAround(line.substr(0, colon));
    if (sender.empty()) return {{}, body};
    return {sender, body.substr(colon + 2)};
}

/// What iOS writes when the app speaks: the text is marked, and the record is not, as it is for media.
bool looksLikeNews(const WhatsAppHead& head, const Said& said) {
    return head.onIos && isMarkedByApp(said.text) && !head.isMarked && !isWhatsAppDeletion(said.text);
}

class Reading {
  public:
    Reading(const TextUnits& cut, ChatBuilder& builder) : m_cut(cut), m_builder(builder) {
        for (const TextUnit unit : cut.units()) {
            if (auto head = whatsAppHead(unit.text)) learn(*head, unit.line);
        }
    }

    Done run(std::optional<DateOrder> told) {
        const auto order = decideDateOrder(m_dates, told);
        if (!order) return passOn(order);
        m_order = *order;
        for (const TextUnit unit : m_cut.units()) take(unit);
        m_builder.dropEmptyLines(UINT32_MAX);
        return {};
    }
    /// The group, or the other one; "" when no content says it.
    std::string room() const { return m_slot.empty() ? m_group : m_slot; }

  private:
    void learn(WhatsAppHead& head, uint32_t line) {
        head.date.line = line;
        // Records of one day are held as one, or a long chat would hold its dates twice; the first stands for itself.
        const bool isNew = m_dates.size() < 2 || !isSameDay(m_dates.back(), head.date);
        if (!isNew) ++m_dates.back().records;
        if (isNew && m_dates.size() < limits::messagesMax) m_dates.push_back(head.date); // more are refused later
        const Said said = split(head.body);
        if (said.sender.empty() || m_senders.size() > limits::membersMax) return; // likewise
        m_senders.insert(said.sender);
        if (!looksLikeNews(head, said)) m_writers.insert(said.sender);
    }

    void take(const TextUnit& unit) {
        if (unit.text.empty()) {
            if (!m_cut.byRecord) m_builder.addEmptyLine(); // between CRLFs it is layout
            return;
        }
        const auto head = whatsAppHead(unit.text);
        const auto time = head ? timeIn(head->date, m_order) : std::nullopt;
        if (!time)
            return m_builder.addLine(unit.text, unit.line); // a day that does not exist was never written by the app
        start(*head, *time, unit.line);
    }

    void start(const WhatsAppHead& head, const LocalTime& time, uint32_t line) {
        Said said = split(head.body);
        if (said.sender.empty()) said = splitByKnownSender(head.body);
        RecordHead record{said.sender, time, head.stamp, ChatMessage::Text, line};
        if (!said.sender.empty() && !speaksForApp(head, said)) return m_builder.start(record, said.text);
        if (!said.sender.empty() && m_slot.empty()) m_slot = said.sender;
        if (const auto group = groupCreatedIn(said.text); group && m_group.empty()) m_group = *group;
        record.author = {};
        record.kind = ChatMessage::System;
        m_builder.start(record, withoutMarks(said.text));
    }

    /// "John:" and "John:." are of John when he wrote elsewhere: editors drop spaces at the end of a line.
    Said splitByKnownSender(std::string_view body) const {
        const std::string_view line = firstLineOf(body);
        const size_t colon = line.find(':');
        if (colon > limits::nameBytesMax) return {{}, body};
        const std::string_view sender = withoutMarksAround(line.substr(0, colon));
        if (!m_senders.contains(sender)) return {{}, body};
        return {sender, body.substr(colon + 1)};
    }

    /// iOS puts the group's or the other one's name where a sender stands. Known sentences tell; in other languages, it
    /// is the first record of the file, and a name that never writes anything else.
    bool speaksForApp(const WhatsAppHead& head, const Said& said) {
        const bool isFirst = m_builder.isEmpty();
        if (!looksLikeNews(head, said)) return false;
        return isFirst || isWhatsAppNotice(said.text) || !m_writers.contains(said.sender);
    }

    const TextUnits& m_cut;
    ChatBuilder& m_builder;
    std::vector<WrittenDate> m_dates;
    std::unordered_set<std::string_view> m_senders;
    std::unordered_set<std::string_view> m_writers; ///< those of them who wrote something that the app did not
    DateOrder m_order = DateOrder::DayMonthYear;
    std::string m_slot;
    std::string m_group;
};

class WhatsApp : public Dialect {
  public:
    std::string_view name() const override { return "whatsapp"; }

    std::optional<size_t> recognisedAt(std::span<const std::string_view> firstLines) const override {
        for (size_t i = 0; i < firstLines.size(); ++i) {
            if (isHead(firstLines[i])) return i;
        }
        return std::nullopt;
    }

    Result<Chat> read(const DialectInput& input) const override {
        auto zone = TimeZone::named(input.options.timeZone, input.files);
        if (!zone) return passOn(zone);
        const TextUnits cut = unitsOf(input.text, isHead, isHead);
        ChatBuilder builder(sourceOf(cut), std::move(*zone), input.options, readWhatsAppBody);
        Reading reading(cut, builder);
        if (const Done run = reading.run(input.options.dateOrder); !run) return passOn(run);
        std::string room(whatsAppRoomInFileName(input.fileName));
        if (room.empty()) room = reading.room();
        return builder.finish(room.empty() ? roomFromFileName(input.fileName) : room, input.options.timeZone);
    }

  private:
    static std::string sourceOf(const TextUnits& cut) {
        for (const TextUnit unit : cut.units()) {
            if (const auto head = whatsAppHead(unit.text)) return head->onIos ? "whatsapp-ios" : "whatsapp-android";
        }
        return "whatsapp-android";
    }
};

} // namespace

const Dialect& whatsApp() {
    static const WhatsApp dialect;
    return dialect;
}

} // namespace ieum::transfer
