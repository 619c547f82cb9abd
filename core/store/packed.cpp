// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/packed.h"

#include "base/reader.h"
#include "base/writer.h"
#include "store/error.h"

namespace ieum::store {
namespace {

constexpr uint8_t packedVersion = 1;
/// With what others did to an imported message; version 1 ends before that.
constexpr uint8_t originVersion = 2;

void putText(Writer& to, std::string_view text) { to.u32(static_cast<uint32_t>(text.size())).put(bytesOf(text)); }

std::string takeText(Reader& from) {
    const size_t size = from.u32();
    return std::string(textOf(from.take(size)));
}

void putNumbers(Writer& to, const std::vector<uint32_t>& numbers) {
    to.u32(static_cast<uint32_t>(numbers.size()));
    for (const uint32_t number : numbers) to.u32(number);
}

std::vector<uint32_t> takeNumbers(Reader& from) {
    std::vector<uint32_t> numbers;
    const uint32_t count = from.u32();
    for (uint32_t i = 0; i < count && from.left() > 0; ++i) numbers.push_back(from.u32());
    return numbers;
}

/// What others did to an imported message.
void takeDoings(Reader& from, room::Origin& origin) {
    origin.edited = from.u8() != 0;
    origin.deleted = from.u8() != 0;
    const uint32_t reactions = from.u32();
    for (uint32_t i = 0; i < reactions && from.left() > 0; ++i) {
        room::OriginReaction reaction{takeText(from), {}};
        const uint32_t names = from.u32();
        for (uint32_t j = 0; j < names && from.left() > 0; ++j) reaction.names.push_back(takeText(from));
        origin.reactions.push_back(std::move(reaction));
    }
    const uint32_t votes = from.u32();
    for (uint32_t i = 0; i < votes && from.left() > 0; ++i) {
        std::string name = takeText(from);
        origin.votes.push_back({std::move(name), takeNumbers(from)});
    }
}

tl::unexpected<Error> corrupt(size_t bytes) {
    return fail(Cause::Machine, StoreError::Corrupt, static_cast<int64_t>(bytes));
}

} // namespace

Bytes packOrigin(const room::Origin& origin) {
    Writer packed;
    packed.u8(originVersion).u64(static_cast<uint64_t>(origin.timeMs)).u32(origin.line).u8(origin.system ? 1 : 0);
    for (const auto* text : {&origin.source, &origin.author, &origin.authorId, &origin.originalTime, &origin.kind,
                             &origin.originalId, &origin.attachments}) {
        putText(packed, *text);
    }
    packed.u8(origin.edited ? 1 : 0).u8(origin.deleted ? 1 : 0);
    packed.u32(static_cast<uint32_t>(origin.reactions.size()));
    for (const auto& [emoji, names] : origin.reactions) {
        putText(packed, emoji);
        packed.u32(static_cast<uint32_t>(names.size()));
        for (const std::string& name : names) putText(packed, name);
    }
    packed.u32(static_cast<uint32_t>(origin.votes.size()));
    for (const auto& [name, options] : origin.votes) {
        putText(packed, name);
        putNumbers(packed, options);
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
    if (version == originVersion) takeDoings(reader, origin);
    if (version < packedVersion || version > originVersion || !reader.finish()) return corrupt(packed.size());
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

Bytes packExtras(const Extras& extras) {
    Writer packed;
    packed.u8(packedVersion).u32(static_cast<uint32_t>(extras.mentions.size()));
    for (const auto& mention : extras.mentions) {
        packed.u32(mention.offset).u32(mention.length).put(mention.person.view());
    }
    packed.u8(extras.poll ? 1 : 0);
    if (extras.poll) {
        packed.u8(extras.poll->multiple ? 1 : 0).u64(static_cast<uint64_t>(extras.poll->closesMs));
        packed.u32(static_cast<uint32_t>(extras.poll->options.size()));
        for (const std::string& option : extras.poll->options) putText(packed, option);
    }
    putNumbers(packed, extras.options);
    return packed.take();
}

Result<Extras> unpackExtras(ByteView packed) {
    Reader reader(packed);
    Extras extras;
    if (reader.u8() != packedVersion) return corrupt(packed.size());
    const uint32_t mentions = reader.u32();
    for (uint32_t i = 0; i < mentions && reader.left() > 0; ++i) {
        room::Mention mention{reader.u32(), reader.u32(), {}};
        mention.person = reader.id<PersonId>();
        extras.mentions.push_back(mention);
    }
    if (reader.u8() != 0) {
        room::Poll poll{{}, reader.u8() != 0, static_cast<int64_t>(reader.u64())};
        const uint32_t options = reader.u32();
        for (uint32_t i = 0; i < options && reader.left() > 0; ++i) poll.options.push_back(takeText(reader));
        extras.poll = std::move(poll);
    }
    extras.options = takeNumbers(reader);
    if (extras.mentions.size() != mentions || !reader.finish()) return corrupt(packed.size());
    return extras;
}

} // namespace ieum::store
