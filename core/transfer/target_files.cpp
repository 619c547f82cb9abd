// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "transfer/target_files.h"

#include "transfer/error.h"

#include <algorithm>
#include <array>
#include <unordered_set>
#include <utility>

namespace ieum::transfer {

Done copyFile(const Export& to, const ChatAttachment& attachment, const std::string& name) {
    const auto there =
        to.out.takesOver(name, [&](const std::string& path) { return to.chat.isWhole(attachment, path); });
    if (!there) return passOn(there);
    if (*there) return {};
    if (const Done opened = to.out.open(name, attachment.sizeBytes); !opened) return opened;
    const Done copied =
        to.chat.bytesOf(attachment, [&](std::string_view bytes) -> Done { return to.out.write(bytes); });
    if (!copied) return copied;
    return to.out.close();
}

Done copyFiles(const Export& to) {
    std::unordered_set<std::string> copied;
    return to.chat.each([&](const ChatMessage& message) -> Done {
        for (const ChatAttachment& attachment : message.attachments) {
            if (attachment.path.empty() || !copied.insert(attachment.path).second) continue;
            if (const Done done = copyFile(to, attachment, attachment.path); !done) return done;
        }
        return {};
    });
}

std::string endingOf(std::string_view fileName) {
    const size_t dot = fileName.rfind('.');
    if (dot == std::string_view::npos) return {};
    std::string ending(fileName.substr(dot + 1));
    for (char& c : ending) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    return ending;
}

std::string_view mediaTypeOf(std::string_view fileName) {
    using Pair = std::pair<std::string_view, std::string_view>;
    constexpr std::array<Pair, 24> types = {
        {{"jpg", "image/jpeg"},        {"jpeg", "image/jpeg"},
         {"png", "image/png"},         {"gif", "image/gif"},
         {"webp", "image/webp"},       {"heic", "image/heic"},
         {"mp4", "video/mp4"},         {"mov", "video/quicktime"},
         {"webm", "video/webm"},       {"mp3", "audio/mpeg"},
         {"m4a", "audio/mp4"},         {"ogg", "audio/ogg"},
         {"opus", "audio/ogg"},        {"wav", "audio/wav"},
         {"pdf", "application/pdf"},   {"txt", "text/plain"},
         {"csv", "text/csv"},          {"zip", "application/zip"},
         {"hwp", "application/x-hwp"}, {"doc", "application/msword"},
         {"vcf", "text/vcard"},        {"ics", "text/calendar"},
         {"json", "application/json"}, {"odt", "application/vnd.oasis.opendocument.text"}}};
    const std::string ending = endingOf(fileName);
    const auto found = std::find_if(types.begin(), types.end(), [&](const Pair& each) { return each.first == ending; });
    return found == types.end() ? "application/octet-stream" : found->second;
}

Result<std::string> serverOf(const Export& to) {
    const std::string& name = to.options.server;
    if (name.empty()) return std::string("example.org");
    constexpr size_t bytesMax = 253;
    const bool isHost = name.size() <= bytesMax && name.front() != '.' && name.back() != '.' &&
                        std::all_of(name.begin(), name.end(), [](char c) {
                            return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '.' || c == '-';
                        });
    if (!isHost) return fail(Cause::Input, TransferError::Unwritable);
    return name;
}

} // namespace ieum::transfer
