// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/packed.h"

#include "base/reader.h"
#include "base/writer.h"
#include "store/error.h"

namespace ieum::store {
namespace {

constexpr uint8_t packedVersion = 1;

void putText(Writer& to, std::string_view text) { to.u32(static_cast<uint32_t>(text.size())).put(bytesOf(text)); }

std::string takeText(Reader& from) {
    const size_t size = from.u32();
    return std::string(textOf(from.take(size)));
}

tl::unexpected<Error> corrupt(size_t bytes) {
    return fail(Cause::Machine, StoreError::Corrupt, static_cast<int64_t>(bytes));
}

} // namespace

Bytes packOrigin(const room::Origin& origin) {
    Writer packed;
    packed.u8(packedVersion).u64(static_cast<uint64_t>(origin.timeMs)).u32(origin.line).u8(origin.system ? 1 : 0);
    for (const auto* text : {&origin.source, &origin.author, &origin.authorId, &origin.originalTime, &origin.kind,
                             &origin.originalId, &origin.attachments}) {
        putText(packed, *text);
    }
    return packed.take();
}

Result<room::Origin> unpackOrigin(ByteView packed) {
    Reader reader(packed);
    room::Origin origin;
    const uint8_t version = reader.u8();
    origin.timeMs = static_cast<int64_t>(reader.u64());
    origin.line = reader.u32();
    origin.system = reader.u8() != 0;
    for (auto* text : {&origin.source, &origin.author, &origin.authorId, &origin.originalTime, &origin.kind,
                       &origin.originalId, &origin.attachments}) {
        *text = takeText(reader);
    }
    if (version != packedVersion || !reader.finish()) return corrupt(packed.size());
    return origin;
}

Bytes packFiles(const std::vector<room::FileLink>& files) {
    Writer packed;
    packed.u8(packedVersion).u32(static_cast<uint32_t>(files.size()));
    for (const auto& file : files) {
        packed.put(file.file.view()).put(file.key.view()).u64(file.sizeBytes);
        putText(packed, file.name);
    }
    return packed.take();
}

Result<std::vector<room::FileLink>> unpackFiles(ByteView packed) {
    Reader reader(packed);
    std::vector<room::FileLink> files;
    if (reader.u8() != packedVersion) return corrupt(packed.size());
    const uint32_t count = reader.u32();
    for (uint32_t i = 0; i < count && reader.left() > 0; ++i) {
        room::FileLink file;
        file.file = reader.id<FileId>();
        auto key = crypto::Key::from(reader.take(crypto::Key::byteCount));
        if (!key) return corrupt(packed.size());
        file.key = std::move(*key);
        file.sizeBytes = reader.u64();
        file.name = takeText(reader);
        files.push_back(std::move(file));
    }
    if (files.size() != count || !reader.finish()) return corrupt(packed.size());
    return files;
}

} // namespace ieum::store
