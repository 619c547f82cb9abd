// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "node/import_reading.h"

#include "node/error.h"
#include "node/limits.h"
#include "room/limits.h"
#include "transfer/limits.h"
#include "vault/limits.h"

#include <algorithm>
#include <array>

namespace ieum::node {

namespace {

std::string_view nameIn(std::string_view path) { return path.substr(path.find_last_of('/') + 1); }

bool isZip(const World& world, const std::string& path) {
    const auto start = world.files.readAt(path, 0, 4);
    return start && (textOf(*start) == "PK\3\4" || textOf(*start) == "PK\5\6");
}

/// A text without anything beside it.
Result<transfer::Chat> readAlone(const World& world, const std::string& path, const transfer::ImportOptions& options) {
    const auto bytes = world.files.read(path, transfer::limits::fileBytesMax);
    if (!bytes) return fail(Cause::Input, NodeError::FileUnreadable, bytes.error().number);
    return transfer::importChat(*bytes, nameIn(path), options, world.files);
}

bool holds(const transfer::Bundle& bundle, std::string_view name) {
    return std::any_of(bundle.entries().begin(), bundle.entries().end(),
                       [&](const transfer::BundleEntry& entry) { return entry.name == name; });
}

/// One file in pieces of the vault's. Errors of the bundle end up in `readable`, those of the vault are the answer.
Result<std::optional<vault::StoredFile>> seal(World& world, const transfer::Bundle& bundle, size_t entry) {
    vault::StoredFile stored;
    stored.key = crypto::Key::random(world.random);
    Bytes plain;
    Done vaulted;
    const auto add = [&](ByteView piece) -> Done {
        stored.manifest.sizeBytes += piece.size();
        return vault::addChunk(stored, piece, world.chunks);
    };
    const Done readable = bundle.stream(entry, [&](ByteView piece) -> Result<bool> {
        append(plain, piece);
        while (plain.size() >= vault::chunkBytes && vaulted) {
            vaulted = add(ByteView(plain).first(vault::chunkBytes));
            plain.erase(plain.begin(), plain.begin() + vault::chunkBytes);
        }
        return vaulted.has_value();
    });
    if (vaulted && readable && !plain.empty()) vaulted = add(plain);
    if (vaulted && readable) vaulted = vault::finishFile(stored, world.chunks);
    if (vaulted && readable) return std::optional(std::move(stored));
    for (const ChunkId& chunk : stored.manifest.chunks) (void)world.chunks.remove(chunk); // nobody knows of them
    if (!vaulted) return passOn(vaulted);
    return std::optional<vault::StoredFile>();
}

/// One of our messages has only so many files: the rest follows in messages of their own.
void spreadFiles(transfer::Chat& chat) {
    const auto hasTooMany = [](const transfer::ChatMessage& message) {
        return message.attachments.size() > room::filesPerMessageMax;
    };
    if (std::none_of(chat.messages.begin(), chat.messages.end(), hasTooMany)) return;
    std::vector<transfer::ChatMessage> spread;
    for (transfer::ChatMessage& message : chat.messages) {
        std::vector<transfer::ChatAttachment> left = std::move(message.attachments);
        const std::string id = message.id;
        for (size_t part = 0; part == 0 || !left.empty(); ++part) {
            const auto end =
                left.begin() + static_cast<std::ptrdiff_t>(std::min(left.size(), room::filesPerMessageMax));
            transfer::ChatMessage each = message;
            each.attachments.assign(left.begin(), end);
            left.erase(left.begin(), end);
            if (part > 0) {
                each.id = id + '#' + std::to_string(part);
                each.text.clear();
                each.looks = {};
            }
            spread.push_back(std::move(each));
        }
    }
    chat.messages = std::move(spread);
}

std::string_view wordOf(transfer::PassedOver::Why why) {
    static constexpr std::array<std::string_view, 4> words = {"no place", "bad date", "broken", "too large"};
    return words[why];
}

} // namespace

std::shared_ptr<ImportRead> readImport(World& world, const ImportChat& request) {
    auto made = std::make_shared<ImportRead>();
    const transfer::ImportOptions options{request.timeZone, request.me, transfer::dateOrderNamed(request.dateOrder),
                                          request.chat, request.lenient};
    const std::string_view name = nameIn(request.path);
    const bool isFile = world.files.sizeOf(request.path).has_value();
    std::string_view chosen;
    Result<std::unique_ptr<transfer::Bundle>> bundle(nullptr);
    if (isFile && isZip(world, request.path)) {
        bundle = transfer::openZip(world.files, request.path);
    } else if (isFile) {
        chosen = name;
        const size_t slash = request.path.find_last_of('/');
        bundle = transfer::openFolder(world.files, slash == std::string::npos ? "." : request.path.substr(0, slash));
        if (!bundle || !holds(**bundle, name)) { // a link, or a folder that may not be listed
            made->chat = readAlone(world, request.path, options);
            if (made->chat) made->media = transfer::countMedia(*made->chat, 0);
            return made;
        }
    } else {
        bundle = transfer::openFolder(world.files, request.path);
        if (!bundle) made->chat = fail(Cause::Input, NodeError::FileUnreadable, bundle.error().number);
    }
    if (!bundle) {
        if (made->chat) made->chat = passOn(bundle);
        return made;
    }
    std::string title(chosen.empty() ? name : nameIn(request.path.substr(0, request.path.find_last_of('/'))));
    if (chosen.empty() && title.ends_with(".zip")) title.resize(title.size() - 4);
    auto imported = transfer::importBundle({**bundle, title, chosen}, options, world.files);
    if (!imported) {
        const bool isOurs = imported.error().folder == Folder::Base;
        made->chat = isOurs ? fail(Cause::Input, NodeError::FileUnreadable, imported.error().number) : passOn(imported);
        return made;
    }
    made->chat = std::move(imported->chat);
    spreadFiles(*made->chat);
    made->media = imported->media;
    made->bundle = std::move(*bundle);
    return made;
}

Done sealWanted(World& world, ImportRead& read) {
    std::vector<size_t> entries(read.wanted.begin(), read.wanted.end());
    std::sort(entries.begin(), entries.end()); // as they lie in the file
    for (const size_t entry : entries) {
        auto stored = seal(world, *read.bundle, entry);
        if (!stored) {
            takeBack(world, read, {});
            return passOn(stored);
        }
        if (*stored) {
            read.files.emplace(entry, std::move(**stored));
            continue;
        }
        for (transfer::ChatMessage& message : read.chat->messages) {
            for (transfer::ChatAttachment& attachment : message.attachments) {
                if (attachment.entry != entry) continue;
                attachment.entry.reset(); // named, but damaged: kept as a name
                read.media.found -= 1;
                read.media.missing += 1;
            }
        }
    }
    return {};
}

void takeBack(World& world, ImportRead& read, const std::unordered_set<size_t>& used) {
    for (auto file = read.files.begin(); file != read.files.end();) {
        if (used.contains(file->first)) {
            ++file;
            continue;
        }
        const vault::StoredFile& stored = file->second;
        for (const ChunkId& chunk : stored.manifest.chunks) (void)world.chunks.remove(chunk);
        (void)world.chunks.remove(ChunkId{stored.file.value});
        file = read.files.erase(file);
    }
}

ImportReport reportOf(const ImportRead& read) {
    const transfer::Chat& chat = *read.chat;
    const transfer::ChatCounts counts = transfer::countOf(chat);
    ImportReport report{{},
                        static_cast<uint32_t>(counts.messages),
                        static_cast<uint32_t>(counts.members),
                        static_cast<uint32_t>(counts.attachments),
                        static_cast<uint32_t>(counts.system),
                        static_cast<uint32_t>(counts.skipped),
                        counts.firstMs,
                        counts.lastMs};
    report.chat = chat.room;
    report.filesFound = static_cast<uint32_t>(read.media.found);
    report.filesMissing = static_cast<uint32_t>(read.media.missing);
    report.filesUnclaimed = static_cast<uint32_t>(read.media.unclaimed);
    for (size_t i = 0; i < std::min(chat.members.size(), importRowsMax); ++i) {
        report.people.push_back(chat.members[i].name);
    }
    for (size_t i = 0; i < std::min(chat.passedOver.size(), importRowsMax); ++i) {
        report.passedOver.push_back({chat.passedOver[i].line, std::string(wordOf(chat.passedOver[i].why))});
    }
    if (chat.messages.empty()) return report;
    report.source = chat.messages.front().source;
    const size_t last = chat.messages.size() - 1;
    for (const size_t at : {size_t{0}, last / 2, last}) {
        report.sampleTimes.push_back({chat.messages[at].originalTime, chat.messages[at].timeMs});
    }
    return report;
}

} // namespace ieum::node
