// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/timeline/mention_spans.h"

#include "ui/words/names.h"

namespace ieum::ui {
namespace {

/// Bytes of the first `points` code points of UTF-8 that was checked where it came in.
size_t bytesOf(const std::string& text, uint64_t points) {
    size_t at = 0;
    const auto goesOn = [&text](size_t place) { return (static_cast<unsigned char>(text[place]) & 0xC0U) == 0x80U; };
    for (uint64_t seen = 0; at < text.size() && seen < points; ++seen) {
        ++at;
        while (at < text.size() && goesOn(at)) ++at;
    }
    return at;
}

/// What of a text is shown of its beginning is the beginning of what is shown.
qsizetype shownUpTo(const std::string& text, uint64_t points) {
    return shownText(text.substr(0, bytesOf(text, points))).size();
}

} // namespace

QList<int> mentionSpans(const node::MessageRow& message, qsizetype shownLetters, const PersonId& self) {
    QList<int> spans;
    for (const node::MentionRow& each : message.mentions) {
        const qsizetype begin = shownUpTo(message.text, each.offset);
        const qsizetype end = shownUpTo(message.text, uint64_t{each.offset} + each.length);
        if (end <= begin || end > shownLetters) continue;
        spans += {static_cast<int>(begin), static_cast<int>(end - begin), each.person == self ? 1 : 0};
    }
    return spans;
}

} // namespace ieum::ui
