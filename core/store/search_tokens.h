// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// How text becomes words of the index. Text is folded (NFC, case). Hangul, kana and Han characters each begin a token
// of two characters, the last of a run one of one: 회의자료를 gives 회의 의자 자료 료를 를, so every part of a word can
// be found as a sequence. Other letters and digits make whole words. Everything else separates.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace ieum::store {

/// Tokens with spaces between, as FTS5 shall see them.
std::string indexedText(std::string_view text);
/// Room and author as tokens that no text can contain, since the column is their own.
std::string indexedTags(int64_t roomKey, int64_t personKey);
std::string roomTag(int64_t roomKey);
std::string personTag(int64_t personKey);

/// FTS5 expressions that all must match, one for each word of the query; every token is quoted, so nothing of the query
/// is ever read as syntax. Empty when the query has no word. One syllable is looked up by prefix, more as a sequence of
/// pairs, other words by their beginning. A query of mixed runs (v2출시) makes one expression for each run.
std::vector<std::string> queryTerms(std::string_view query);
/// The terms of a query without FTS5's quotes, folded: for telling where a message matched.
std::vector<std::string> queryWords(std::string_view query);

} // namespace ieum::store
