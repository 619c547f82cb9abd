// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "node/import_reading.h"

#include "node/error.h"
#include "node/export_place.h"
#include "node/limits.h"
#include "room/limits.h"
#include "transfer/limits.h"
#include "transfer/signed_event.h"
#include "transfer/signed_file.h"
#include "vault/limits.h"
#include "vault/sealing.h"

#include <algorithm>
#include <array>
#include <cerrno>

namespace ieum::node {

namespace {

std::string_view nameIn(std::string_view path) { return path.substr(path.find_last_of('/') + 1); }

/// A text without anything beside it.
Result<transfer::Chat> readAlone(const World& world, const std::string& path, const transfer::ImportOptions& options) {
    const auto unreadable = [](int64_t why) { return fail(Cause::Input, NodeError::FileUnreadable, why); };
    const auto size = world.files.sizeOf(path);
    if (!size) return unreadable(size.error().number);
    if (*size > transfer::limits::fileBytesMax) return unreadable(EFBIG);
    Bytes bytes;
    bytes.reserve(*size);
    while (bytes.size() < *size) {
        if (const Done going = options.going(); !going) return passOn(going);
        const uint64_t wanted = std::min<uint64_t>(*size - bytes.size(), transfer::limits::entryPieceBytes);
        const auto piece = world.files.readAt(path, bytes.size(), wanted);
        if (!piece) return unreadable(piece.error().number);
        if (piece->empty()) break; // somebody has cut it meanwhile
        append(bytes, *piece);
    }
    return transfer::importChat(bytes, nameIn(path), options, world.files);
}

bool holds(const transfer::Bundle& bundle, std::string_view name) {
    return std::any_of(bundle.entries().begin(), bundle.entries().end(),
                       [&](const transfer::BundleEntry& entry) { return entry.name == name; });
}

/// One file as the vault has it; nothing: it cannot be read, or no file may be so long. Errors: those of the vault.
Result<std::optional<vault::StoredFile>> seal(World& world, const ImportRead& read, size_t entry) {
    if (read.bundle->entries().at(entry).sizeBytes > vault::fileBytesMax) return std::optional<vault::StoredFile>();
    vault::Sealing sealing(crypto::Key::random(world.random), world.chunks);
    Done vaulted;
    const Done readable = read.bundle->stream(entry, [&](ByteView piece) -> Result<bool> {
        vaulted = read.transfer->goOn();
        read.transfer->bytes += piece.size();
        if (vaulted) vaulted = sealing.add(piece);
        return vaulted.has_value();
    });
    if (vaulted && readable) {
        auto stored = sealing.finish();
        if (stored) return std::optional(std::move(*stored));
        vaulted = passOn(stored);
    }
    for (const ChunkId& chunk : sealing.chunks()) (void)world.chunks.remove(chunk); // nobody knows of them
    if (!vaulted) return passOn(vaulted);
    return std::optional<vault::StoredFile>();
}

Done layAside(ImportRead& read, const transfer::ChatMessage& message) {
    transfer::countMessage(read.counts, message);
    if (!message.replyTo.empty()) read.answered.insert(markOf(message.replyTo));
    MessageWithFiles light{message.id, message.source, message.timeMs, {}};
    for (const transfer::ChatAttachment& each : message.attachments) {
        if (each.entry) light.entries.push_back(*each.entry);
    }
    if (!light.entries.empty()) read.withFiles.push_back(std::move(light));
    return read.messages->add(message);
}

/// Where a file lies is signed by nobody, so that lines of several people may lead to one entry.
void noteLink(std::vector<wire::FileLink>& links, const wire::FileLink& link) {
    const auto isSame = [&](const wire::FileLink& other) {
        return other.file() == link.file() && other.key() == link.key();
    };
    if (links.size() <= signedLinksMax && std::none_of(links.begin(), links.end(), isSame)) links.push_back(link);
}

/// What its author signed names its files by their content: they are held against that when they are sealed.
void noteFiles(ImportRead& read, const transfer::ChatMessage& message) {
    read.signedMessages += 1;
    const auto event = transfer::unpacked(message.signedEvent);
    const auto body = event ? transfer::contentOf(*event) : std::nullopt;
    for (size_t i = 0; body && i < message.attachments.size(); ++i) {
        const auto& entry = message.attachments[i].entry;
        if (entry) noteLink(read.signedFiles[*entry], body->message().files(static_cast<int>(i)));
    }
}

/// One of our messages has only so many files: the rest follows in messages of their own.
Done takeIn(ImportRead& read, transfer::ChatMessage message) {
    if (const Done going = read.transfer->goOn(); !going) return going;
    read.transfer->done += 1;
    if (message.verified) noteFiles(read, message);
    message.signedEvent.clear(); // checked, and nobody asks again
    if (message.attachments.size() <= room::filesPerMessageMax) return layAside(read, message);
    std::vector<transfer::ChatAttachment> left = std::move(message.attachments);
    const std::string id = message.id;
    for (size_t part = 0; part == 0 || !left.empty(); ++part) {
        const auto end = left.begin() + static_cast<std::ptrdiff_t>(std::min(left.size(), room::filesPerMessageMax));
        transfer::ChatMessage each = message;
        each.attachments.assign(left.begin(), end);
        left.erase(left.begin(), end);
        if (part > 0) {
            each.id = id + '#' + std::to_string(part);
            each.text.clear();
            each.looks = {};
        }
        if (const Done laid = layAside(read, each); !laid) return laid;
    }
    return {};
}

/// To everybody whose message has it. True also for what nobody signed. Errors: those of stopping.
Result<bool> isAsSigned(const ImportRead& read, size_t entry) {
    const auto links = read.signedFiles.find(entry);
    if (links == read.signedFiles.end()) return true;
    if (links->second.size() > signedLinksMax) return false; // each of them costs one more reading of it
    for (const wire::FileLink& link : links->second) {
        if (const Done going = read.transfer->goOn(); !going) return passOn(going);
        if (!transfer::isFile(*read.bundle, entry, link)) return false;
    }
    return true;
}

/// Once for all of them: either may be very many.
void countDamaged(ImportRead& read) {
    if (read.damaged.empty()) return;
    const auto isDamaged = [&](size_t entry) { return read.damaged.contains(entry); };
    for (const MessageWithFiles& each : read.withFiles) {
        const auto times = static_cast<uint64_t>(std::count_if(each.entries.begin(), each.entries.end(), isDamaged));
        read.media.found -= times;
        read.media.missing += times;
    }
}

std::string_view wordOf(transfer::PassedOver::Why why) {
    static constexpr std::array<std::string_view, 5> words = {"no place", "bad date", "broken", "too large", "forged"};
    return words[why];
}

} // namespace

void readImport(World& world, const ImportChat& request, ImportRead& made) {
    transfer::MediaCounting alone;
    transfer::ImportOptions options{request.timeZone, request.me, transfer::dateOrderNamed(request.dateOrder),
                                    request.chat, request.lenient};
    Done laid;
    options.take = [&](transfer::ChatMessage&& message) { return laid = takeIn(made, std::move(message)); };
    options.goOn = [&] { return made.transfer->goOn(); };
    const ExportPlace place = placeOf(world.files, request.path);
    const bool isText = place.kind == ExportPlace::Kind::Text;
    auto bundle = openAt(world.files, place);
    if (isText && (!bundle || !holds(**bundle, place.name))) { // a link, or a folder that may not be listed
        options.take = [&](transfer::ChatMessage&& message) -> Done {
            alone.add(message);
            return takeIn(made, std::move(message));
        };
        made.chat = readAlone(world, request.path, options);
        made.media = alone.count(0);
        return;
    }
    if (!bundle) {
        const bool isFolder = place.kind == ExportPlace::Kind::Folder;
        made.chat = isFolder ? fail(Cause::Input, NodeError::FileUnreadable, bundle.error().number) : passOn(bundle);
        return;
    }
    const std::string_view chosen = isText ? std::string_view(place.name) : std::string_view();
    std::string title(isText && place.bundle != "." ? nameIn(place.bundle) : place.name);
    if (!isText && title.ends_with(".zip")) title.resize(title.size() - 4);
    auto imported = transfer::importBundle({**bundle, title, chosen}, options, world.files);
    if (!imported) {
        const bool isFiles = laid && imported.error().folder == Folder::Base; // not of our own disk
        made.chat = isFiles ? fail(Cause::Input, NodeError::FileUnreadable, imported.error().number) : passOn(imported);
        return;
    }
    made.chat = std::move(imported->chat);
    made.media = imported->media;
    made.bundle = std::move(*bundle);
}

Done sealWanted(World& world, ImportRead& read) {
    std::vector<size_t> entries(read.wanted.begin(), read.wanted.end());
    std::sort(entries.begin(), entries.end()); // as they lie in the file
    read.transfer->begin(TransferRow::Phase::Sealing, entries.size());
    for (const size_t entry : entries) read.transfer->bytesTotal += read.bundle->entries().at(entry).sizeBytes;
    for (const size_t entry : entries) {
        if (const Done going = read.transfer->goOn(); !going) {
            takeBack(world, read, {});
            return going;
        }
        const auto asSigned = isAsSigned(read, entry);
        Result<std::optional<vault::StoredFile>> stored(std::nullopt);
        if (!asSigned) stored = passOn(asSigned);
        if (asSigned && *asSigned) stored = seal(world, read, entry);
        if (!stored) {
            takeBack(world, read, {});
            return passOn(stored);
        }
        read.transfer->done += 1;
        if (*stored) {
            read.files.emplace(entry, std::move(**stored));
        } else {
            read.damaged.insert(entry);
        }
    }
    countDamaged(read);
    return {};
}

ImportRead::~ImportRead() { takeBack(world, *this, {}); }

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

Result<ImportReport> reportOf(const ImportRead& read) {
    const transfer::Chat& chat = *read.chat;
    const transfer::ChatCounts& counts = read.counts;
    ImportReport report{{},
                        static_cast<uint32_t>(counts.messages),
                        static_cast<uint32_t>(chat.members.size()),
                        static_cast<uint32_t>(counts.attachments),
                        static_cast<uint32_t>(counts.system),
                        chat.skipped,
                        counts.firstMs,
                        counts.lastMs};
    report.chat = chat.room;
    report.signedMessages = read.signedMessages;
    report.filesFound = static_cast<uint32_t>(read.media.found);
    report.filesMissing = static_cast<uint32_t>(read.media.missing);
    report.filesUnclaimed = static_cast<uint32_t>(read.media.unclaimed);
    for (size_t i = 0; i < std::min(chat.members.size(), importRowsMax); ++i) {
        report.people.push_back(chat.members[i].name);
    }
    for (size_t i = 0; i < std::min(chat.passedOver.size(), importRowsMax); ++i) {
        report.passedOver.push_back({chat.passedOver[i].line, std::string(wordOf(chat.passedOver[i].why))});
    }
    if (read.messages->count() == 0) return report;
    const uint64_t last = read.messages->count() - 1;
    for (const uint64_t at : {uint64_t{0}, last / 2, last}) {
        const auto message = read.messages->at(at);
        if (!message) return passOn(message);
        if (report.source.empty()) report.source = message->source;
        report.sampleTimes.push_back({message->originalTime, message->timeMs});
    }
    return report;
}

} // namespace ieum::node
