// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "transfer/text_units.h"

#include <algorithm>
#include <string>

namespace ieum::transfer {

namespace {

std::vector<UnitRange::Place> cut(std::string_view text, std::string_view terminator) {
    std::vector<UnitRange::Place> places;
    size_t count = 2; // what is behind the last terminator, and where that ends
    for (size_t at = text.find(terminator); at != std::string_view::npos; at = text.find(terminator, at + 1)) ++count;
    places.reserve(count);
    uint32_t line = 1;
    size_t at = 0;
    while (at < text.size()) {
        places.push_back({static_cast<uint32_t>(at), line});
        const size_t end = std::min(text.find(terminator, at), text.size());
        const std::string_view piece = text.substr(at, end - at);
        line += static_cast<uint32_t>(std::count(piece.begin(), piece.end(), '\n')) + 1;
        at = end + terminator.size();
    }
    places.push_back({static_cast<uint32_t>(at), line});
    return places;
}

bool hasBareLf(std::string_view text) {
    for (size_t at = text.find('\n'); at != std::string_view::npos; at = text.find('\n', at + 1)) {
        if (at == 0 || text[at - 1] != '\r') return true;
    }
    return false;
}

struct Share {
    size_t hits = 0;
    size_t all = 0;
    void count(bool hit) {
        ++all;
        hits += hit ? 1 : 0;
    }
};

/// Do nearly all pieces begin like records, and nearly no lines inside them? The file's own header does not count.
bool isCutAtRecords(const UnitRange& units, LineTest isHead, LineTest stands) {
    Share pieces;
    Share inner;
    for (const TextUnit unit : units) {
        const std::string_view first = firstLineOf(unit.text);
        if (unit.text.empty() || (pieces.all == 0 && !stands(first))) continue;
        pieces.count(stands(first));
        for (size_t at = first.size(); at < unit.text.size();) {
            const std::string_view line = firstLineOf(unit.text.substr(at + 1));
            inner.count(isHead(line));
            at += 1 + line.size();
        }
    }
    return pieces.all > 0 && pieces.hits * 100 >= pieces.all * 98 && inner.hits * 100 <= inner.all * 2;
}

} // namespace

std::string_view firstLineOf(std::string_view text) { return text.substr(0, text.find('\n')); }

std::string_view withoutTrailingSpace(std::string_view text) {
    const size_t last = text.find_last_not_of(" \t\r\n");
    return last == std::string_view::npos ? std::string_view{} : text.substr(0, last + 1);
}

TextUnit UnitRange::operator[](size_t at) const {
    const Place& place = m_places[at];
    std::string_view text = m_text.substr(place.begin, m_places[at + 1].begin - m_terminator - place.begin);
    if (m_dropsCr && text.ends_with('\r')) text.remove_suffix(1);
    return {text, place.line};
}

UnitRange UnitRange::first(size_t count) const {
    return {m_text, m_places.first(size() == 0 ? 0 : count + 1), m_terminator, m_dropsCr};
}

UnitRange UnitRange::subspan(size_t from) const {
    return {m_text, m_places.subspan(size() == 0 ? 0 : from), m_terminator, m_dropsCr};
}

TextUnits unitsOf(std::string_view text, LineTest isHead, LineTest stands) {
    if (text.find("\r\n") != std::string_view::npos && hasBareLf(text)) {
        TextUnits records{text, cut(text, "\r\n"), true};
        if (isCutAtRecords(records.units(), isHead, stands)) return records;
    }
    return linesOf(text);
}

TextUnits linesOf(std::string_view text) { return {text, cut(text, "\n"), false}; }

std::string_view cutTo(std::string_view text, size_t bytesMax) {
    if (text.size() <= bytesMax) return text;
    size_t end = bytesMax;
    while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) --end;
    return text.substr(0, end);
}

} // namespace ieum::transfer
