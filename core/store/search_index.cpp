// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/search_index.h"

#include "base/utf8.h"
#include "store/keys.h"
#include "store/limits.h"
#include "store/message_rows.h"
#include "store/rowid.h"
#include "store/search_tokens.h"

#include <algorithm>
#include <functional>
#include <limits>

namespace ieum::store {
namespace {

std::string joined(const std::vector<std::string>& terms, std::string_view between) {
    std::string all;
    for (const auto& term : terms) {
        if (!all.empty()) all += between;
        all += term;
    }
    return all;
}

std::string inColumn(std::string_view columns, const std::string& expression) {
    return std::string(columns) + " : (" + expression + ")";
}

/// From one of the persons, or an imported author of that name. Nothing: anybody. Empty: nobody that we know.
Result<std::optional<std::string>> senderExpression(Connection& connection, const SearchQuery& query) {
    if (query.persons.empty() && query.authorName.empty() && query.tied.empty()) return std::optional<std::string>();
    std::vector<std::string> alternatives;
    std::vector<std::string> tags;
    for (const auto& person : query.persons) {
        if (tags.size() == senderPersonsMax) break;
        const auto key = findIdentity(connection, person.view());
        if (!key) return passOn(key);
        if (*key) tags.push_back("\"" + personTag(**key) + "\"");
    }
    if (!tags.empty()) alternatives.push_back(inColumn("tags", joined(tags, " OR ")));
    const auto name = queryTerms(query.authorName);
    if (!name.empty()) alternatives.push_back(inColumn("author", joined(name, " AND ")));
    const auto tied = tiedExpressions(connection, query.tied);
    if (!tied) return passOn(tied);
    alternatives.insert(alternatives.end(), tied->begin(), tied->end());
    return std::optional(joined(alternatives, " OR "));
}

const char* columnsOf(SearchQuery::In in) {
    switch (in) {
    case SearchQuery::In::Texts:
        return "text";
    case SearchQuery::In::FileNames:
        return "files";
    case SearchQuery::In::TextsAndNames:
        break;
    }
    return "{text files}";
}

/// FTS5's expression for all of the query; empty when nothing can match.
Result<std::string> expressionOf(Connection& connection, const SearchQuery& query) {
    const auto terms = queryTerms(query.text);
    if (terms.empty() && !(query.anyText && query.text.empty())) return std::string();
    std::vector<std::string> parts;
    if (!terms.empty()) parts.push_back(inColumn(columnsOf(query.in), joined(terms, " AND ")));
    if (query.room) {
        const auto key = findRoom(connection, *query.room);
        if (!key) return passOn(key);
        if (!*key) return std::string();
        parts.push_back(inColumn("tags", "\"" + roomTag(**key) + "\""));
    }
    const auto sender = senderExpression(connection, query);
    if (!sender) return passOn(sender);
    if (*sender) {
        if ((*sender)->empty()) return std::string();
        parts.push_back("(" + **sender + ")");
    }
    return joined(parts, " AND ");
}

/// Rows of messages from then on (rowid.h).
int64_t rowSince(int64_t timeMs) {
    constexpr int wordMsBits = 16;
    constexpr int64_t wordMsMax = (int64_t{1} << 47) - 1;
    return messageKeyOf(static_cast<uint64_t>(std::clamp<int64_t>(timeMs, 0, wordMsMax)) << wordMsBits);
}

bool containsAny(std::string_view text, const std::vector<std::string>& words) {
    const std::string folded = foldForSearch(text);
    return std::any_of(words.begin(), words.end(),
                       [&](const std::string& word) { return folded.find(word) != std::string::npos; });
}

Result<std::optional<StoredHit>> hitAt(Connection& connection, int64_t row, const std::vector<std::string>& words) {
    auto statement =
        connection.prepare(IEUM_MESSAGE_COLUMNS IEUM_MESSAGE_JOINS " WHERE m.key=?1 AND m.void=0 AND m.gone=0");
    if (!statement) return passOn(statement);
    auto message = statement->bind(row).first(recordOf);
    if (!message) return passOn(message);
    if (!*message) return std::optional<StoredHit>();
    std::optional<StoredHit> hit(std::in_place);
    hit->message = std::move(**message);
    hit->position = row;
    if (const auto added = addFiles(connection, hit->message); !added) return passOn(added);
    hit->inText = containsAny(hit->message.text, words);
    for (const auto& file : hit->message.files) hit->inFileName = hit->inFileName || containsAny(file.name, words);
    return hit;
}

constexpr std::string_view insertion =
    "INSERT INTO search(rowid, text, files, author, tags) VALUES(?1, ?2, ?3, ?4, ?5)";
constexpr std::string_view lateInsertion =
    "INSERT INTO unindexed(row, text, files, author, tags) VALUES(?1, ?2, ?3, ?4, ?5)";
/// In memory, made from what came lately, for one search. With the options of `search`.
constexpr const char* lateTable =
    "CREATE VIRTUAL TABLE IF NOT EXISTS temp.late USING fts5(text, files, author, tags, content='', tokenize='ascii',"
    " prefix='1 3', columnsize=0);"
    "INSERT INTO temp.late(late) VALUES('delete-all');"
    "INSERT INTO temp.late(rowid, text, files, author, tags) SELECT * FROM unindexed ORDER BY row;";

IndexedWords wordsOf(const SearchIndex::Entry& entry) {
    std::string names;
    for (const auto name : entry.fileNames) names += indexedText(name);
    return {indexedText(entry.text), std::move(names), indexedText(entry.importedAuthor),
            indexedTags(entry.roomKey, entry.personKey)};
}

} // namespace

Done SearchIndex::write(int64_t row, const IndexedWords& words, std::string_view sql) {
    auto statement = m_connection->prepare(sql);
    if (!statement) return passOn(statement);
    return statement->bind(row, lent(words.text), lent(words.files), lent(words.author), lent(words.tags)).run();
}

Done SearchIndex::add(const Entry& entry) {
    if (!m_connection->inTransaction()) return write(entry.row, wordsOf(entry), insertion);
    IndexQueue& queue = m_connection->memory().entries;
    queue.put(entry.row, wordsOf(entry));
    return queue.isFull() ? addWaiting() : Done();
}

Done SearchIndex::addWaiting() {
    IndexQueue& queue = m_connection->memory().entries;
    if (queue.count() == 0) return {};
    const bool isLate = queue.isLittle() && m_connection->inTransaction();
    for (const auto& [row, words] : queue.takeAll()) {
        if (const auto added = write(row, words, isLate ? lateInsertion : insertion); !added) return added;
        if (isLate && m_connection->memory().late) ++*m_connection->memory().late;
    }
    const auto late = isLate ? lateCount() : 0;
    if (!late) return passOn(late);
    return *late > lateEntriesMax ? indexLate() : Done();
}

Result<size_t> SearchIndex::lateCount() {
    std::optional<size_t>& known = m_connection->memory().late;
    if (known && m_connection->inTransaction()) return *known; // else another connection may write
    auto statement = m_connection->prepare("SELECT count(*) FROM unindexed");
    if (!statement) return passOn(statement);
    const auto count = statement->first([](Statement& row) { return static_cast<size_t>(row.number(0)); });
    if (!count) return passOn(count);
    known = count->value_or(0);
    return *known;
}

Done SearchIndex::indexLate() {
    const auto count = lateCount();
    if (!count) return passOn(count);
    if (*count == 0) return {};
    for (const char* sql : {"INSERT INTO search(rowid, text, files, author, tags) SELECT * FROM unindexed ORDER BY row",
                            "DELETE FROM unindexed"}) {
        auto statement = m_connection->prepare(sql);
        if (!statement) return passOn(statement);
        if (const auto done = statement->run(); !done) return done;
    }
    m_connection->memory().late = 0;
    return {};
}

Done SearchIndex::remove(const Entry& entry) {
    if (m_connection->memory().entries.drop(entry.row)) return {};
    auto late = m_connection->prepare("DELETE FROM unindexed WHERE row=?1");
    if (!late) return passOn(late);
    if (const auto done = late->bind(entry.row).run(); !done) return done;
    if (m_connection->changed() > 0) {
        m_connection->memory().late.reset();
        return {};
    }
    return write(entry.row, wordsOf(entry),
                 "INSERT INTO search(search, rowid, text, files, author, tags) VALUES('delete', ?1, ?2, ?3, ?4, ?5)");
}

/// FTS5 walks its lists from the end, so that LIMIT stops it: no sorting, and a common word costs what a rare one
/// costs.
Result<std::vector<int64_t>> SearchIndex::rowsIn(const char* table, const std::string& expression,
                                                 const SearchQuery& query) {
    const std::string name(table);
    auto statement = m_connection->prepare("SELECT rowid FROM " + name + " WHERE " + name +
                                           " MATCH ?1 AND rowid < ?2 AND rowid >= ?3 ORDER BY rowid DESC LIMIT ?4");
    if (!statement) return passOn(statement);
    constexpr auto end = std::numeric_limits<int64_t>::max();
    const int64_t until = query.untilMs ? rowSince(*query.untilMs) : end;
    statement->bind(expression, std::min(until, query.before.value_or(end)), rowSince(query.fromMs), query.limit);
    return statement->all([](Statement& row) { return row.number(0); });
}

Result<std::vector<int64_t>> SearchIndex::lateRows(const std::string& expression, const SearchQuery& query) {
    const auto count = lateCount();
    if (!count) return passOn(count);
    if (*count == 0) return std::vector<int64_t>();
    if (const auto made = m_connection->execute(lateTable); !made) return passOn(made);
    return rowsIn("late", expression, query);
}

Result<std::vector<StoredHit>> SearchIndex::search(const SearchQuery& query) {
    std::vector<StoredHit> hits;
    if (const auto added = addWaiting(); !added) return passOn(added);
    const auto expression = expressionOf(*m_connection, query);
    if (!expression) return passOn(expression);
    if (expression->empty()) return hits;
    auto rows = rowsIn("search", *expression, query);
    if (!rows) return passOn(rows);
    const auto late = lateRows(*expression, query);
    if (!late) return passOn(late);
    rows->insert(rows->end(), late->begin(), late->end());
    std::sort(rows->begin(), rows->end(), std::greater());
    if (rows->size() > query.limit) rows->resize(query.limit);
    const auto words = queryWords(query.text);
    for (const int64_t row : *rows) {
        auto hit = hitAt(*m_connection, row, words);
        if (!hit) return passOn(hit);
        if (*hit) hits.push_back(std::move(**hit));
    }
    return hits;
}

} // namespace ieum::store
