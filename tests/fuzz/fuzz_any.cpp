// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Detection decides, as it does for every file that somebody chooses.
#include "fuzz/dialect.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
    using namespace ieum;
    using namespace ieum::transfer;
    const ByteView bytes(reinterpret_cast<const std::byte*>(data), size);
    (void)looksLikeChat(bytes);
    ImportOptions options;
    options.timeZone = "UTC";
    fuzz::check(importChat(bytes, "chat.txt", options, fuzz::MemoryFiles()));
    return 0;
}
