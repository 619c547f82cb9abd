// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Bytes that many keep and nobody changes: one copy, however many there are of this.
#pragma once

#include "base/bytes.h"

#include <memory>

namespace ieum {

class SharedBytes {
  public:
    SharedBytes() = default;
    SharedBytes(Bytes bytes) : m_bytes(std::make_shared<const Bytes>(std::move(bytes))) {}
    explicit SharedBytes(std::shared_ptr<const Bytes> bytes) : m_bytes(std::move(bytes)) {}

    const Bytes& bytes() const {
        static const Bytes none;
        return m_bytes ? *m_bytes : none;
    }
    size_t size() const { return bytes().size(); }
    std::weak_ptr<const Bytes> watch() const { return m_bytes; }

  private:
    std::shared_ptr<const Bytes> m_bytes;
};

} // namespace ieum
