// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/file_index.h"

#include "store/file_rows.h"
#include "store/initials.h"
#include "store/keys.h"
#include "store/limits.h"
#include "store/packed.h"
#include "store/search_tokens.h"

#include <algorithm>
#include <limits>

namespace ieum::store {
namespace {

/// Files of one millisecond have 65,536 places; what is more moves on to the next.
constexpr int placeBits = 16;
constexpr int64_t timeMostMs = int64_t{1} << 46;
/// Milliseconds in a row that may be full before a place is taken anywhere.
constexpr int fullMomentsMax = 64;

int64_t firstPlaceOf(int64_t timeMs) {
    // 0 is left to nobody, so that "before 1" is empty.
    return std::max<int64_t>(1, std::clamp<int64_t>(timeMs, 0, timeMostMs) << placeBits);
}

std::string kindTag(FileKind kind) { return "k" + std::to_string(static_cast<int>(kind)); }

struct Unlisted {
    int64_t room = 0;
    Bytes message;
    int64_t position = 0;
    std::string name;
    Bytes author;
    int64_t timeMs = 0;
    std::string importedAuthor;
};

std::string importedAuthorOf(Statement& row, int column) {
    if (row.isNull(column)) return {};
    const auto origin = unpackOrigin(row.blob(column));
    if (!origin) row.refuse(column);
    return origin ? origin->author : std::string();
}

Bytes bytesIn(ByteView view) { return {view.begin(), view.end()}; }

Unlisted unlistedOf(Statement& row) {
    return {row.number(0),        bytesIn(row.blob(1)), row.number(2),           row.text(3),
            bytesIn(row.blob(4)), row.number(5),        importedAuthorOf(row, 6)};
}

Result<int64_t> highestPlace(Connection& connection, int64_t from, int64_t before) {
    auto taken = connection.prepare("SELECT max(place) FROM attachment WHERE place >= ?1 AND place < ?2");
    if (!taken) return passOn(taken);
    const auto last = taken->bind(from, before).first([](Statement& row) { return row.isNull(0) ? 0 : row.number(0); });
    if (!last) return passOn(last);
    return last->value_or(0);
}

Result<int64_t> freePlace(Connection& connection, int64_t timeMs) {
    constexpr int64_t placesAMs = int64_t{1} << placeBits;
    int64_t first = firstPlaceOf(timeMs);
    for (int i = 0; i < fullMomentsMax; ++i) {
        const int64_t end = (first / placesAMs + 1) * placesAMs;
        const auto last = highestPlace(connection, first, end);
        if (!last) return last;
        if (*last == 0) return first;
        if (*last + 1 < end) return *last + 1;
        first = end;
    }
    // Somebody has filled them all on purpose. Only the order of the list suffers.
    const auto last = highestPlace(connection, 1, std::numeric_limits<int64_t>::max());
    if (!last) return last;
    return *last + 1;
}

Done enter(Connection& connection, const Unlisted& file) {
    const auto place = freePlace(connection, file.timeMs);
    if (!place) return passOn(place);
    const auto person = identityKey(connection, file.author);
    if (!person) return passOn(person);
    auto update = connection.prepare("UPDATE attachment SET place=?4 WHERE room=?1 AND message=?2 AND position=?3");
    if (!update) return passOn(update);
    if (const auto done = update->bind(file.room, file.message, file.position, *place).run(); !done) return done;
    auto insert =
        connection.prepare("INSERT INTO file_search(rowid, name, initials, author, tags) VALUES(?1, ?2, ?3, ?4, ?5)");
    if (!insert) return passOn(insert);
    const std::string tags = indexedTags(file.room, *person) + " " + kindTag(kindOfName(file.name));
    return insert
        ->bind(*place, indexedText(file.name), indexedText(initialsOf(file.name)), indexedText(file.importedAuthor),
               tags)
        .run();
}

std::string joined(const std::vector<std::string>& terms, std::string_view between) {
    std::string all;
    for (const auto& term : terms) {
        if (!all.empty()) all += between;
        all += term;
    }
    return all;
}

std::string tagged(const std::string& tag) { return "tags : \"" + tag + "\""; }

/// Each word in the name, or as the initials of it.
void addName(const std::string& name, std::vector<std::string>& parts) {
    for (const std::string& word : queryWords(name)) {
        std::string either = "name : (" + joined(queryTerms(word), " AND ") + ")";
        if (const std::string initials = asInitials(word); !initials.empty()) {
            either += " OR initials : (" + joined(queryTerms(initials), " AND ") + ")";
        }
        parts.push_back("(" + either + ")");
    }
}

/// False: nobody is meant.
Result<bool> addSender(Connection& connection, const FileQuery& query, std::vector<std::string>& parts) {
    if (query.persons.empty() && query.authorName.empty() && query.tied.empty()) return true;
    std::vector<std::string> alternatives;
    for (const PersonId& person : query.persons) {
        if (alternatives.size() == senderPersonsMax) break;
        const auto key = findIdentity(connection, person.view());
        if (!key) return passOn(key);
        if (*key) alternatives.push_back(tagged(personTag(**key)));
    }
    const auto name = queryTerms(query.authorName);
    if (!name.empty()) alternatives.push_back("author : (" + joined(name, " AND ") + ")");
    const auto tied = tiedExpressions(connection, query.tied);
    if (!tied) return passOn(tied);
    alternatives.insert(alternatives.end(), tied->begin(), tied->end());
    if (alternatives.empty()) return false;
    parts.push_back("(" + joined(alternatives, " OR ") + ")");
    return true;
}

/// FTS5's expression for all of the query but its time; empty: no condition. Nothing: nothing can match.
Result<std::optional<std::string>> expressionOf(Connection& connection, const FileQuery& query) {
    std::vector<std::string> parts;
    addName(query.name, parts);
    if (parts.empty() && !query.name.empty()) return std::optional<std::string>();
    if (query.kind) parts.push_back(tagged(kindTag(*query.kind)));
    if (query.room) {
        const auto key = findRoom(connection, *query.room);
        if (!key) return passOn(key);
        if (!*key) return std::optional<std::string>();
        parts.push_back(tagged(roomTag(**key)));
    }
    const auto isAnybody = addSender(connection, query, parts);
    if (!isAnybody) return passOn(isAnybody);
    if (!*isAnybody) return std::optional<std::string>();
    return std::optional(joined(parts, " AND "));
}

struct Span {
    int64_t from = 0;
    int64_t before = 0;
    uint32_t limit = 0;
};

/// Both walk from the end, so that LIMIT stops them without sorting.
Result<std::vector<int64_t>> placesIn(Connection& connection, const std::string& expression, const Span& span) {
    if (expression.empty()) {
        auto all = connection.prepare(
            "SELECT place FROM attachment WHERE place >= ?1 AND place < ?2 ORDER BY place DESC LIMIT ?3");
        if (!all) return passOn(all);
        return all->bind(span.from, span.before, span.limit).all([](Statement& row) { return row.number(0); });
    }
    auto found = connection.prepare("SELECT rowid FROM file_search WHERE file_search MATCH ?1 AND rowid >= ?2"
                                    " AND rowid < ?3 ORDER BY rowid DESC LIMIT ?4");
    if (!found) return passOn(found);
    found->bind(expression, span.from, span.before, span.limit);
    return found->all([](Statement& row) { return row.number(0); });
}

/// Nothing: its message is not shown.
Result<std::optional<ListedFile>> fileAt(Connection& connection, int64_t place) {
    auto statement = connection.prepare(
        IEUM_FILE_COLUMNS ", f.pinned, m.origin, f.wish=3" IEUM_FILE_JOINS
                          " LEFT JOIN message m ON m.room=a.room AND m.id=a.message WHERE a.place=?1 AND"
                          " CASE WHEN m.key IS NULL THEN EXISTS(SELECT 1 FROM outbox o WHERE o.id=a.message)"
                          " ELSE m.void=0 AND m.gone=0 END");
    if (!statement) return passOn(statement);
    return statement->bind(place).first([place](Statement& row) {
        return ListedFile{entryOf(row), place, importedAuthorOf(row, afterFileColumns + 1),
                          row.number(afterFileColumns) != 0, row.number(afterFileColumns + 2) != 0};
    });
}

} // namespace

Done FileIndex::enterWaiting() {
    for (;;) {
        auto select = m_connection->prepare(
            "SELECT a.room, a.message, a.position, a.name, a.author, a.time_ms, m.origin FROM attachment a"
            " LEFT JOIN message m ON m.room=a.room AND m.id=a.message WHERE a.place IS NULL ORDER BY a.time_ms"
            " LIMIT ?1");
        if (!select) return passOn(select);
        const auto waiting = select->bind(filesEnteredAtOnce).all(unlistedOf);
        if (!waiting) return passOn(waiting);
        if (waiting->empty()) return {};
        for (const Unlisted& file : *waiting) {
            if (const auto entered = enter(*m_connection, file); !entered) return entered;
        }
    }
}

Result<FilePage> FileIndex::page(const FileQuery& query) {
    FilePage page;
    if (const auto entered = enterWaiting(); !entered) return passOn(entered);
    const auto expression = expressionOf(*m_connection, query);
    if (!expression) return passOn(expression);
    if (!*expression) return page;
    const auto end = query.untilMs ? firstPlaceOf(*query.untilMs) : std::numeric_limits<int64_t>::max();
    Span span{firstPlaceOf(query.fromMs), std::min(end, query.before.value_or(end)), query.limit};
    // Whoever hides messages one after the other makes rows that are passed over; a page ends all the same.
    for (uint32_t seen = 0; page.files.size() < query.limit && seen < filesPassedOverMax; seen += span.limit) {
        const auto places = placesIn(*m_connection, **expression, span);
        if (!places) return passOn(places);
        for (const int64_t place : *places) {
            page.next = span.before;
            if (page.files.size() == query.limit) return page;
            auto file = fileAt(*m_connection, place);
            if (!file) return passOn(file);
            if (*file) page.files.push_back(std::move(**file));
            span.before = place;
        }
        page.next = span.before;
        if (places->size() < span.limit) {
            page.next.reset();
            return page;
        }
    }
    return page;
}

Result<std::optional<ListedFile>> FileIndex::at(int64_t place) { return fileAt(*m_connection, place); }

Done FileIndex::remove(const RoomId& room, const MessageId& message) {
    auto statement = m_connection->prepare("DELETE FROM file_search WHERE rowid IN (SELECT place FROM attachment WHERE"
                                           " room=(SELECT key FROM room WHERE id=?1) AND message=?2)");
    if (!statement) return passOn(statement);
    return statement->bind(room, message).run();
}

Done FileIndex::setPinned(const FileId& file, bool pinned) {
    auto statement = m_connection->prepare("UPDATE file SET pinned=?2 WHERE id=?1");
    if (!statement) return passOn(statement);
    return statement->bind(file, pinned).run();
}

} // namespace ieum::store
