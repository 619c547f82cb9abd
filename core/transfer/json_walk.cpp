// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "transfer/json_walk.h"

#include <algorithm>

namespace ieum::transfer {

void JsonWalk::skipSpace() { m_at = std::min(m_text.find_first_not_of(" \t\r\n", m_at), m_text.size()); }

bool JsonWalk::take(char wanted) {
    skipSpace();
    if (m_at == m_text.size() || m_text[m_at] != wanted) return false;
    ++m_at;
    return true;
}

bool JsonWalk::fail() {
    m_broken = true;
    return false;
}

bool JsonWalk::open(char bracket) { return !m_broken && (take(bracket) || fail()); }

std::optional<std::string_view> JsonWalk::member() {
    if (m_broken || take('}')) return std::nullopt;
    take(',');
    skipSpace();
    const size_t end = m_at < m_text.size() && m_text[m_at] == '"' ? endOfText(m_at) : std::string_view::npos;
    if (end == std::string_view::npos) {
        fail();
        return std::nullopt;
    }
    const std::string_view name = m_text.substr(m_at + 1, end - m_at - 2);
    m_at = end;
    if (!take(':')) {
        fail();
        return std::nullopt;
    }
    return name;
}

bool JsonWalk::item() {
    if (m_broken || take(']')) return false;
    take(',');
    skipSpace();
    return m_at < m_text.size() && m_text[m_at] != ']' ? true : fail();
}

std::string_view JsonWalk::value() {
    skipSpace();
    const size_t start = m_at;
    size_t depth = 0;
    while (!m_broken && m_at < m_text.size()) {
        const char c = m_text[m_at];
        if (c == '"') {
            const size_t end = endOfText(m_at);
            if (end == std::string_view::npos) break;
            m_at = end;
            if (depth == 0) return m_text.substr(start, m_at - start);
            continue;
        }
        const bool closes = c == '}' || c == ']';
        if (depth == 0 && (closes || c == ',')) { // behind a number or a word
            if (m_at == start) break;
            return m_text.substr(start, m_at - start);
        }
        if (c == '{' || c == '[') ++depth;
        ++m_at;
        if (closes && --depth == 0) return m_text.substr(start, m_at - start);
    }
    fail();
    return {};
}

size_t JsonWalk::endOfText(size_t at) const {
    ++at; // the quote in front
    while (at < m_text.size()) {
        at = m_text.find_first_of("\"\\", at);
        if (at == std::string_view::npos) return at;
        if (m_text[at] == '"') return at + 1;
        at += 2; // whatever is escaped is no end
    }
    return std::string_view::npos;
}

uint32_t JsonWalk::line() {
    skipSpace();
    const auto begin = m_text.begin();
    m_line += static_cast<uint32_t>(
        std::count(begin + static_cast<std::ptrdiff_t>(m_counted), begin + static_cast<std::ptrdiff_t>(m_at), '\n'));
    m_counted = m_at;
    return m_line;
}

std::string strictJson(std::string_view value) {
    std::string strict;
    strict.reserve(value.size());
    for (size_t at = 0; at < value.size();) {
        const size_t escape = std::min(value.find('\\', at), value.size());
        strict += value.substr(at, escape - at);
        at = escape;
        if (value.substr(at).starts_with("\\x")) {
            strict += "\\u00";
            at += 2;
        } else {
            strict += value.substr(at, 2);
            at += 2;
        }
    }
    return strict;
}

} // namespace ieum::transfer
