// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "bench/korean_text.h"

namespace ieum::bench {
namespace {

constexpr const char* words[] = {
    "회의", "자료",   "결제", "내일",   "오늘",   "저녁",   "점심", "약속", "학교", "숙제", "시험", "친구",  "사진",
    "여행", "주말",   "버스", "지하철", "회사",   "보고서", "일정", "확인", "전화", "메일", "서버", "배포",  "오류",
    "수정", "테스트", "감사", "축하",   "생일",   "선물",   "카페", "커피", "영화", "음악", "운동", "병원",  "약국",
    "가족", "엄마",   "아빠", "동생",   "집",     "비",     "눈",   "날씨", "바람", "택배", "주문", "환불",  "계좌",
    "은행", "회의실", "예약", "취소",   "연락처", "주소",   "지도", "출발", "도착", "시간", "늦음", "괜찮음"};
constexpr const char* particles[] = {"",     "",   "를", "을",   "이",   "가",   "는", "은",
                                     "에서", "에", "로", "하고", "까지", "부터", "만", "도"};
constexpr const char* endings[] = {"보내 주세요",        "했어요",     "할게요", "어때요?", "입니다", "ㅋㅋ",
                                   "해 주실 수 있나요?", "알겠습니다", "ok",     "봤어?"};

template <size_t n> const char* pick(KoreanText& from, const char* const (&list)[n]) { return list[from.next(n)]; }

} // namespace

uint64_t KoreanText::next(uint64_t below) {
    // xorshift64* (Vigna, 2016): the same text on every machine.
    m_state ^= m_state >> 12;
    m_state ^= m_state << 25;
    m_state ^= m_state >> 27;
    return (m_state * 0x2545F4914F6CDD1DULL >> 33) % below;
}

std::string KoreanText::sentence() {
    std::string text;
    const uint64_t count = 2 + next(6);
    for (uint64_t i = 0; i < count; ++i) {
        text += pick(*this, words);
        if (next(4) == 0) text += pick(*this, words); // compounds: 회의자료
        text += pick(*this, particles);
        text += ' ';
    }
    text += pick(*this, endings);
    return text;
}

room::MessageRecord messageOf(uint32_t number, std::string text) {
    room::MessageRecord message;
    for (size_t i = 0; i < 4; ++i) message.id.value[i] = static_cast<std::byte>(number >> (8 * i));
    message.room.value[0] = std::byte{1};
    message.key.feed.value[0] = static_cast<std::byte>(number % 8);
    message.author.value[0] = static_cast<std::byte>(number % 8);
    message.device.value[0] = static_cast<std::byte>(number % 8);
    message.timeMs = 1'600'000'000'000 + int64_t{number} * 30'000;
    message.key.word = static_cast<uint64_t>(message.timeMs) << 16;
    message.key.seq = number / 8 + 1;
    message.text = std::move(text);
    return message;
}

} // namespace ieum::bench
