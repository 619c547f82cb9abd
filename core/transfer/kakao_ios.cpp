// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// KakaoTalk on iOS: "Talk_….txt". Every record carries its whole date as the phone's settings write it; a comma behind
// it says that a person follows, a colon that the app speaks.
#include "transfer/kakao_phone.h"
#include "transfer/kakao_time.h"
#include "transfer/limits.h"

namespace ieum::transfer {

namespace {

struct Head {
    LocalTime time;
    std::string_view stamp;
    std::string_view body; ///< behind the comma or colon
    bool byApp = false;
};

std::optional<Head> headOf(std::string_view record) {
    const auto stamp = iosStamp(record);
    if (!stamp) return std::nullopt;
    Lexer in(record.substr(stamp->length));
    Head head{stamp->time, record.substr(0, stamp->length), {}, in.take(": ")};
    if (!head.byApp && !in.take(", ")) return std::nullopt;
    head.body = in.rest();
    return head;
}

/// Behind a comma there is a person, or a sentence of the app; anything else is somebody's text.
bool isHead(std::string_view line) {
    const auto head = headOf(line);
    if (!head) return false;
    const std::string_view body = firstLineOf(head->body);
    return head->byApp || body.find(" : ") <= limits::nameBytesMax || koreanSentence(body).has_value();
}

std::string_view bodyOf(std::string_view record) { return headOf(record)->body; }

bool isDay(std::string_view line) { return iosDay(line).has_value(); }
bool stands(std::string_view line) { return isHead(line) || isDay(line) || isDeletedSentence(line); }

/// The first line is the file's own name, with or without the room in it.
bool isOwnName(std::string_view line) {
    line = withoutTrailingSpace(line);
    return isFileNameTitle(line) || (line.ends_with(".txt") && !roomInTitle(line, TitleCount::None).empty());
}

class Reading {
  public:
    explicit Reading(const KakaoRecords& records)
        : m_byRecord(records.byRecord), m_senders(records.senders), m_builder(records.builder) {}

    void run(const UnitRange& units) {
        for (const TextUnit unit : units) take(unit);
        m_builder.dropEmptyLines(UINT32_MAX);
    }

  private:
    void take(const TextUnit& unit) {
        if (unit.text.empty()) {
            if (!m_byRecord) m_builder.addEmptyLine(); // between CRLFs it is layout
        } else if (isHead(unit.text)) {
            startRecord(unit, *headOf(unit.text));
        } else if (isDay(unit.text)) {
            m_builder.dropEmptyLines(1); // days go stale in real files, and every record has its own
        } else if (isDeletedSentence(unit.text) && !m_builder.isEmpty()) {
            m_builder.start({{}, m_last, {}, ChatMessage::Deleted, unit.line}, unit.text);
        } else {
            m_builder.addLine(unit.text, unit.line);
        }
    }

    void startRecord(const TextUnit& unit, const Head& head) {
        m_last = head.time;
        RecordHead record{{}, head.time, head.stamp, ChatMessage::System, unit.line};
        const auto sender = head.byApp ? std::nullopt : m_senders.senderOf(firstLineOf(head.body));
        if (!sender) return m_builder.start(record, head.body);
        record.author = *sender;
        record.kind = ChatMessage::Text;
        m_builder.start(record, head.body.substr(sender->size() + 3));
    }

    bool m_byRecord;
    const KakaoSenders& m_senders;
    ChatBuilder& m_builder;
    LocalTime m_last;
};

class KakaoIos : public Dialect {
  public:
    std::string_view name() const override { return "kakaotalk-ios"; }

    std::optional<size_t> recognisedAt(std::span<const std::string_view> firstLines) const override {
        for (size_t i = 0; i < firstLines.size(); ++i) {
            if ((i == 0 && isOwnName(firstLines[i])) || isDay(firstLines[i])) return i;
            // In May short names of months are whole ones, which Android writes as well.
            if (isHead(firstLines[i]) && !androidStamp(firstLines[i])) return i;
        }
        return std::nullopt;
    }

    Result<Chat> read(const DialectInput& input) const override {
        const KakaoPhone phone{name(),
                               TitleCount::InParentheses,
                               [](ChatMessage& message) { classifyKakaoBody(message, FileNames::Plain); },
                               isHead,
                               stands,
                               isDay,
                               bodyOf};
        return readKakaoPhone(input, phone, [](const KakaoRecords& records) { Reading(records).run(records.units); });
    }
};

} // namespace

const Dialect& kakaoIos() {
    static const KakaoIos dialect;
    return dialect;
}

} // namespace ieum::transfer
