// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// An archive against what its authors signed, without any profile: what `ieumctl verify` says.
#pragma once

#include "base/result.h"

#include <cstdint>
#include <string>
#include <vector>

namespace ieum::node {

struct ArchiveCheck {
    struct Author {
        std::string person; ///< the root's key, in hex
        std::string name;   ///< as that key vouches for it
        uint32_t messages = 0;
    };
    /// All of them count, the first rowsMax are named.
    template <class Row> struct Named {
        uint32_t count = 0;
        std::vector<Row> rows;
        void add(Row row) {
            count += 1;
            if (rows.size() < rowsMax) rows.push_back(std::move(row));
        }
    };
    static constexpr size_t rowsMax = 1'000;

    std::string room; ///< its id in hex, which every signer's feed is of; "" when nobody signs
    uint32_t messages = 0;
    uint32_t asSigned = 0;      ///< of them: as their authors signed them
    uint32_t edited = 0;        ///< of these: signed is when they were edited, not when they were first written
    Named<uint32_t> unsignedAt; ///< lines that nobody signed: anybody's word
    Named<uint32_t> forged;     ///< lines that differ from what their authors signed
    uint32_t skipped = 0;       ///< with those that are broken, or have the id of one before
    uint32_t files = 0;         ///< of signed messages, that are there and are what was signed
    Named<std::string> others;  ///< of signed messages, that are there and are something else
    Named<std::string> missing; ///< of signed messages, that are not there
    std::vector<Author> authors;

    /// Nothing is wrong, and something is signed.
    bool isGood() const { return skipped == 0 && others.count == 0 && missing.count == 0 && asSigned > 0; }
};

/// `path`: the archive's folder, its zip, or its `archive.jsonl`, which stands for the folder. Errors: those of an
/// import.
Result<ArchiveCheck> checkArchive(const std::string& path);

} // namespace ieum::node
