// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// How much of one channel was handed upwards and is not dealt with yet. Whoever works on it does so in another thread
// and may outlive the channel.
#pragma once

#include "net/limits.h"

#include <atomic>
#include <memory>

namespace ieum::net {

class InHand {
  public:
    /// Counts as long as somebody keeps what it returns.
    std::shared_ptr<const void> hold(size_t bytes) {
        m_bytes->fetch_add(bytes);
        return {nullptr, [counted = m_bytes, bytes](const void*) { counted->fetch_sub(bytes); }};
    }
    bool isTooMuch() const { return m_bytes->load() > inHandBytesMax; }

  private:
    std::shared_ptr<std::atomic<size_t>> m_bytes = std::make_shared<std::atomic<size_t>>();
};

} // namespace ieum::net
