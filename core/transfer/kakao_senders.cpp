// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "transfer/kakao_senders.h"

#include "transfer/kakao_body.h"
#include "transfer/limits.h"

namespace ieum::transfer {

namespace {

constexpr std::string_view separator = " : ";

size_t nextSeparator(std::string_view body, size_t after) {
    const size_t at = body.find(separator, after);
    return at <= limits::nameBytesMax ? at : std::string_view::npos;
}

std::optional<SentenceNames> sentence(std::string_view body) {
    auto names = koreanSentence(body);
    return names ? names : englishSentence(body);
}

} // namespace

void KakaoSenders::count(Counts& counts, std::string_view prefix) {
    const auto known = counts.find(prefix);
    if (known != counts.end()) {
        ++known->second;
    } else if (counts.size() < limits::prefixesMax) {
        counts.emplace(prefix, 1);
    }
}

KakaoSenders::KakaoSenders(const EachBody& eachBody, std::string_view me) {
    eachBody([this](std::string_view body) { countPrefixes(body); });
    if (me.find(separator) != std::string_view::npos) m_longNames.insert(me);
    eachBody([this](std::string_view body) { learnNames(body); });
    learnSharedPrefixes();
}

void KakaoSenders::countPrefixes(std::string_view body) {
    const size_t first = nextSeparator(body, 0);
    if (first == std::string_view::npos) return;
    for (size_t at = nextSeparator(body, first + 1); at != std::string_view::npos; at = nextSeparator(body, at + 1)) {
        count(m_longerPrefixes, body.substr(0, at));
    }
    // A sentence of the app about somebody whose name holds " : " says nothing about who writes.
    if (!sentence(body)) count(m_firstPrefixes, body.substr(0, first));
}

void KakaoSenders::learnNames(std::string_view body) {
    const auto names = sentence(body);
    if (!names || (nextSeparator(body, 0) != std::string_view::npos && !isSentence(body))) return;
    for (const std::string_view name : *names) {
        if (name.find(separator) != std::string_view::npos) m_longNames.insert(name);
    }
}

void KakaoSenders::learnSharedPrefixes() {
    for (const auto& [prefix, records] : m_longerPrefixes) {
        if (records < limits::recordsThatMakeAName) continue;
        const auto shorter = m_firstPrefixes.find(prefix.substr(0, prefix.find(separator)));
        if (shorter != m_firstPrefixes.end() && shorter->second == records) m_longNames.insert(prefix);
    }
}

/// "철수 : 영희님이 나갔습니다." is something that 철수 wrote when 철수 writes elsewhere, and news about a person
/// called "철수 : 영희" when that person does.
bool KakaoSenders::isSentence(std::string_view body) const {
    const auto names = sentence(body);
    if (!names) return false;
    const size_t first = nextSeparator(body, 0);
    if (first == std::string_view::npos) return true;
    for (const std::string_view name : *names) {
        if (m_longerPrefixes.contains(name)) return true;
    }
    return !m_firstPrefixes.contains(body.substr(0, first));
}

std::optional<std::string_view> KakaoSenders::senderOf(std::string_view body) const {
    const size_t first = nextSeparator(body, 0);
    if (first == std::string_view::npos || first == 0 || isSentence(body)) return std::nullopt;
    std::string_view sender = body.substr(0, first);
    for (size_t at = nextSeparator(body, first + 1); at != std::string_view::npos; at = nextSeparator(body, at + 1)) {
        if (m_longNames.contains(body.substr(0, at))) sender = body.substr(0, at);
    }
    return sender;
}

} // namespace ieum::transfer
