// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The one layout of a label and its parts (kdf.h), for what is derived and for what is signed.
#pragma once

#include "base/assert.h"
#include "base/writer.h"
#include "crypto/limits.h"

#include <initializer_list>
#include <string_view>

namespace ieum::crypto {

inline Bytes labelled(std::string_view label, std::initializer_list<ByteView> parts) {
    IEUM_ASSERT(!label.empty() && label.size() <= labelBytesMax);
    Writer writer;
    writer.u16(static_cast<uint16_t>(label.size())).put(bytesOf(label));
    for (const ByteView part : parts) {
        IEUM_ASSERT(part.size() <= UINT32_MAX);
        writer.u32(static_cast<uint32_t>(part.size())).put(part);
    }
    return writer.take();
}

} // namespace ieum::crypto
