// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// KakaoTalk on Android: "KakaoTalkChats.txt", alone or in the zip with media. Every record carries its whole date.
#include "transfer/kakao_phone.h"
#include "transfer/kakao_time.h"

namespace ieum::transfer {

namespace {

bool isHead(std::string_view line) {
    const auto stamp = androidStamp(line);
    return stamp && line.substr(stamp->length).starts_with(", ");
}

/// The time of a day's first record, alone on a line.
bool isBareStamp(std::string_view line) {
    const auto stamp = androidStamp(line);
    return stamp && withoutTrailingSpace(line.substr(stamp->length)).empty();
}

bool stands(std::string_view line) {
    return isHead(line) || isBareStamp(line) || isDeletedSentence(line) || isMediaFileName(line);
}

std::string_view bodyOf(std::string_view record) { return record.substr(androidStamp(record)->length + 2); }

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
            startRecord(unit);
        } else if (isBareStamp(unit.text)) {
            m_builder.dropEmptyLines(1);
        } else if (isDeletedSentence(unit.text) && !m_builder.isEmpty()) {
            // Without author or time; it stands where the message was, so the time before it is the nearest known.
            m_builder.start({{}, m_last, {}, ChatMessage::Deleted, unit.line}, unit.text);
        } else {
            m_builder.addLine(unit.text, unit.line);
        }
    }

    void startRecord(const TextUnit& unit) {
        const auto stamp = androidStamp(unit.text);
        const std::string_view body = bodyOf(unit.text);
        m_last = stamp->time;
        RecordHead head{{}, m_last, unit.text.substr(0, stamp->length), ChatMessage::System, unit.line};
        const auto sender = m_senders.senderOf(firstLineOf(body));
        if (!sender) return m_builder.start(head, body);
        head.author = *sender;
        head.kind = ChatMessage::Text;
        m_builder.start(head, body.substr(sender->size() + 3));
    }

    bool m_byRecord;
    const KakaoSenders& m_senders;
    ChatBuilder& m_builder;
    LocalTime m_last;
};

class KakaoAndroid : public Dialect {
  public:
    std::string_view name() const override { return "kakaotalk-android"; }

    std::optional<size_t> recognisedAt(std::span<const std::string_view> firstLines) const override {
        for (size_t i = 0; i < firstLines.size(); ++i) {
            if (isHead(firstLines[i]) || isBareStamp(firstLines[i])) return i;
        }
        return std::nullopt;
    }

    Result<Chat> read(const DialectInput& input) const override {
        const KakaoPhone phone{name(),
                               TitleCount::Members,
                               [](ChatMessage& message) { classifyKakaoBody(message, FileNames::PercentEncoded); },
                               isHead,
                               stands,
                               isBareStamp,
                               bodyOf};
        return readKakaoPhone(input, phone, [](const KakaoRecords& records) { Reading(records).run(records.units); });
    }
};

} // namespace

const Dialect& kakaoAndroid() {
    static const KakaoAndroid dialect;
    return dialect;
}

} // namespace ieum::transfer
