// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/rowid.h"

#include <algorithm>

namespace ieum::store {
namespace {

constexpr int slotBits = 4;
/// 16 slots of one millisecond; then what stands within 16 ms, 4 s, 17 min, three days, two years.
constexpr int windowBits[] = {slotBits, 8, 16, 24, 32, 40};

} // namespace

int64_t messageKeyOf(uint64_t word) {
    // The upper 48 bits are milliseconds (feed/hlc.h). 0 is left to nobody, so that "before 1" is empty.
    return std::max<int64_t>(1, static_cast<int64_t>(word >> 16) << slotBits);
}

Result<int64_t> freeMessageKey(Connection& connection, uint64_t word) {
    const int64_t first = messageKeyOf(word);
    for (const int bits : windowBits) {
        auto window = connection.prepare("SELECT max(key) FROM message WHERE key >= ?1 AND key < ?2");
        if (!window) return passOn(window);
        const int64_t end = first + (int64_t{1} << bits);
        const auto taken = window->bind(first, end).first([](Statement& row) {
            return row.isNull(0) ? std::optional<int64_t>() : row.number(0);
        });
        if (!taken) return passOn(taken);
        if (!*taken || !**taken) return first;
        if (***taken + 1 < end) return ***taken + 1;
    }
    // Somebody has filled them all on purpose. Only the order of search hits suffers.
    auto newest = connection.prepare("SELECT max(key) FROM message");
    if (!newest) return passOn(newest);
    const auto last = newest->first([](Statement& row) { return row.number(0); });
    if (!last) return passOn(last);
    return last->value_or(first) + 1;
}

} // namespace ieum::store
