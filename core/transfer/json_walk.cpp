// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "transfer/json_walk.h"

#include "transfer/limits.h"

#include <algorithm>

namespace ieum::transfer {

bool JsonWalk::more() {
    if (m_start && m_at - *m_start > limits::archiveLineBytesMax) {
        m_start.reset();
        m_isTooLarge = true;
    }
    const uint64_t keep = m_start.value_or(m_at);
    countTo(keep);
    return m_window.more(keep);
}

void JsonWalk::countTo(uint64_t place) {
    if (place <= m_counted) return;
    const std::string_view seen = m_window.from(m_counted);
    const auto end = seen.begin() + static_cast<std::ptrdiff_t>(std::min<uint64_t>(place - m_counted, seen.size()));
    m_line += static_cast<uint32_t>(std::count(seen.begin(), end, '\n'));
    m_counted += static_cast<uint64_t>(end - seen.begin()); // what is escaped may not have been read yet
}

void JsonWalk::skipSpace() {
    do {
        const std::string_view seen = m_window.from(m_at);
        const size_t space = seen.find_first_not_of(" \t\r\n");
        m_at += std::min(space, seen.size());
        if (space != std::string_view::npos) return;
    } while (more());
}

char JsonWalk::next() {
    skipSpace();
    const std::string_view seen = m_window.from(m_at);
    return seen.empty() ? '\0' : seen.front();
}

bool JsonWalk::take(char wanted) {
    if (next() != wanted) return false;
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
    const bool isName = next() == '"';
    m_start = m_at;
    m_isTooLarge = false;
    if (!isName || !passText() || m_isTooLarge) {
        fail();
        return std::nullopt;
    }
    const std::string_view quoted = held();
    m_name = quoted.substr(1, quoted.size() - 2);
    if (!take(':')) {
        fail();
        return std::nullopt;
    }
    return m_name;
}

bool JsonWalk::item() {
    if (m_broken || take(']')) return false;
    take(',');
    const char first = next();
    return first != '\0' && first != ']' ? true : fail();
}

std::string_view JsonWalk::held() {
    const uint64_t start = m_start.value_or(m_at);
    m_start.reset();
    m_isTooLarge = m_isTooLarge || m_at - start > limits::archiveLineBytesMax;
    if (m_isTooLarge) return {};
    return m_window.from(start).substr(0, static_cast<size_t>(m_at - start));
}

std::string_view JsonWalk::value() {
    skipSpace();
    m_start = m_at;
    m_isTooLarge = false;
    if (pass()) return held();
    m_start.reset();
    fail();
    return {};
}

void JsonWalk::skip() {
    skipSpace();
    if (!pass()) fail();
}

bool JsonWalk::pass() {
    const uint64_t start = m_at;
    size_t depth = 0;
    while (!m_broken) {
        const std::string_view seen = m_window.from(m_at);
        if (seen.empty() && !more()) return false;
        for (const char c : seen) {
            if (c == '"') {
                if (!passText()) return false;
                if (depth == 0) return true;
                break; // what was seen may have gone
            }
            const bool closes = c == '}' || c == ']';
            if (depth == 0 && (closes || c == ',')) return m_at != start; // behind a number or a word
            if (c == '{' || c == '[') ++depth;
            ++m_at;
            if (closes && --depth == 0) return true;
        }
    }
    return false;
}

bool JsonWalk::passText() {
    ++m_at; // the quote in front
    while (true) {
        const std::string_view seen = m_window.from(m_at);
        const size_t sign = seen.find_first_of("\"\\");
        if (sign == std::string_view::npos) {
            m_at += seen.size();
            if (!more()) return false;
        } else if (seen[sign] == '"') {
            m_at += sign + 1;
            return true;
        } else {
            m_at += sign + 2; // whatever is escaped is no end; it may not have been read yet
        }
    }
}

uint32_t JsonWalk::line() {
    skipSpace();
    countTo(m_at);
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
