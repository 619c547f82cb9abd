// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/hostile.h"

#include "wire/codec.h"

#include <algorithm>

namespace ieum::sim {

namespace {

void flip(std::string& text, Dice& dice) {
    if (!text.empty()) text[dice.below(text.size())] ^= static_cast<char>(1U << dice.below(8));
}

} // namespace

std::optional<Bytes> Hostile::spoil(uint64_t channel, Bytes bytes) {
    auto frame = wire::decode<wire::Frame>(bytes);
    if (!frame) return bytes;
    if (frame->has_heads()) {
        auto& feeds = *frame->mutable_heads()->mutable_feeds();
        if (!m_withheld && !feeds.empty() && m_dice.chance(0.2)) m_withheld = feeds.Get(0).feed();
        const auto kept = std::remove_if(feeds.begin(), feeds.end(),
                                         [&](const wire::FeedHead& head) { return head.feed() == m_withheld; });
        if (kept != feeds.end()) ++m_spoiled;
        feeds.erase(kept, feeds.end());
        if (!feeds.empty() && m_dice.chance(0.1)) {
            ++m_spoiled;
            feeds.Mutable(0)->set_seq(feeds.Get(0).seq() + m_dice.below(10));
        }
        return wire::encode(*frame);
    }
    if (frame->has_range() && m_dice.chance(0.3)) {
        ++m_spoiled;
        if (m_dice.chance(0.3)) return std::nullopt;
        if (frame->range().events_size() > 0) {
            flip(*frame->mutable_range()->mutable_events(frame->range().events_size() - 1)->mutable_body(), m_dice);
        }
        return wire::encode(*frame);
    }
    if (frame->has_receipts() && frame->receipts().receipts_size() > 0 && m_dice.chance(0.2)) {
        ++m_spoiled;
        wire::Receipt& receipt = *frame->mutable_receipts()->mutable_receipts(0);
        receipt.set_counter(receipt.counter() + m_dice.below(2));
        flip(*receipt.mutable_sealed(), m_dice);
        return wire::encode(*frame);
    }
    // A frame of before, again.
    Bytes& old = m_old[channel];
    if (!old.empty() && m_dice.chance(0.01)) {
        ++m_spoiled;
        return std::exchange(old, std::move(bytes));
    }
    if (m_dice.chance(0.1)) old = bytes;
    return bytes;
}

} // namespace ieum::sim
