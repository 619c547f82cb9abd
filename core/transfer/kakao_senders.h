// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Where the sender ends in "name : text" of a phone export. Names may hold " : " themselves, so the whole file is asked
// first: which longer names do the app's own sentences mention, and which prefix does every record of a sender share?
#pragma once

#include <functional>
#include <optional>
#include <string_view>
#include <unordered_map>
#include <unordered_set>

namespace ieum::transfer {

class KakaoSenders {
  public:
    using Take = std::function<void(std::string_view body)>;
    /// Gives the first line of every record, without its time; asked twice. They and `me` must outlive this.
    using EachBody = std::function<void(const Take& take)>;
    KakaoSenders(const EachBody& eachBody, std::string_view me);

    /// The sender in front of " : "; nothing when the app itself speaks.
    std::optional<std::string_view> senderOf(std::string_view body) const;

  private:
    using Counts = std::unordered_map<std::string_view, size_t>;
    static void count(Counts& counts, std::string_view prefix);
    bool isSentence(std::string_view body) const;
    void countPrefixes(std::string_view body);
    void learnNames(std::string_view body);
    void learnSharedPrefixes();

    Counts m_firstPrefixes;  ///< up to the first " : ", with how many records
    Counts m_longerPrefixes; ///< up to a later one
    std::unordered_set<std::string_view> m_longNames;
};

} // namespace ieum::transfer
