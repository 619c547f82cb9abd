// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/search_index.h"

#include "base/utf8.h"
#include "store/keys.h"
#include "store/limits.h"
#include "store/message_rows.h"
#include "store/search_tokens.h"

#include <algorithm>
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
    if (query.persons.empty() && query.authorName.empty()) return std::optional<std::string>();
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
    return std::optional(joined(alternatives, " OR "));
}

/// FTS5's expression for all of the query; empty when nothing can match.
Result<std::string> expressionOf(Connection& connection, const SearchQuery& query) {
    const auto terms = queryTerms(query.text);
    if (terms.empty()) return std::string();
    std::vector<std::string> parts{inColumn("{text files}", joined(terms, " AND "))};
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
    for (const auto& [row, words] : m_connection->memory().entries.takeAll()) {
        if (const auto added = write(row, words, insertion); !added) return added;
    }
    return {};
}

Done SearchIndex::remove(const Entry& entry) {
    if (m_connection->memory().entries.drop(entry.row)) return {};
    return write(entry.row, wordsOf(entry),
                 "INSERT INTO search(search, rowid, text, files, author, tags) VALUES('delete', ?1, ?2, ?3, ?4, ?5)");
}

Result<std::vector<StoredHit>> SearchIndex::search(const SearchQuery& query) {
    std::vector<StoredHit> hits;
    if (const auto added = addWaiting(); !added) return passOn(added);
    const auto expression = expressionOf(*m_connection, query);
    if (!expression) return passOn(expression);
    if (expression->empty()) return hits;
    // FTS5 walks its lists from the end, so that LIMIT stops it: no sorting, and a common word costs what a rare one
    // costs.
    auto statement = m_connection->prepare("SELECT rowid FROM search WHERE search MATCH ?1 AND rowid < ?2"
                                           " ORDER BY rowid DESC LIMIT ?3");
    if (!statement) return passOn(statement);
    const int64_t before = query.before.value_or(std::numeric_limits<int64_t>::max());
    const auto rows =
        statement->bind(*expression, before, query.limit).all([](Statement& row) { return row.number(0); });
    if (!rows) return passOn(rows);
    const auto words = queryWords(query.text);
    for (const int64_t row : *rows) {
        auto hit = hitAt(*m_connection, row, words);
        if (!hit) return passOn(hit);
        if (*hit) hits.push_back(std::move(**hit));
    }
    return hits;
}

} // namespace ieum::store
