// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// A zip of any bytes: its entries are read, and the chat in it is looked for.
#include "fuzz/dialect.h"
#include "transfer/bundle_import.h"
#include "transfer/limits.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
    using namespace ieum;
    using namespace ieum::transfer;
    const fuzz::MemoryFiles files(ByteView(reinterpret_cast<const std::byte*>(data), size));
    const auto zip = openZip(files, "it.zip");
    if (!zip) {
        fuzz::insist(zip.error().cause == Cause::Input);
        return 0;
    }
    for (size_t entry = 0; entry < (*zip)->entries().size(); ++entry) {
        const auto bytes = (*zip)->read(entry, 1U << 20U);
        if (bytes) fuzz::insist(bytes->size() == (*zip)->entries()[entry].sizeBytes);
    }
    ImportOptions options;
    options.timeZone = "UTC";
    const auto read = importBundle({**zip, "it", {}}, options, files);
    if (!read) return 0;
    fuzz::check(read->chat);
    for (const ChatMessage& message : read->chat.messages) {
        for (const ChatAttachment& each : message.attachments) {
            fuzz::insist(!each.entry || *each.entry < (*zip)->entries().size());
        }
    }
    return 0;
}
