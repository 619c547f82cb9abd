// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// A bundle imported into a chat, and one message after the other: that is the same, with the same files.
#pragma once

#include "base/error.h"
#include "transfer/bundle_import.h"
#include "transfer/error.h"

#include <vector>

namespace ieum::transfer::test {

inline bool haveSameEntries(const ChatMessage& a, const ChatMessage& b) {
    for (size_t i = 0; i < a.attachments.size(); ++i) {
        if (a.attachments[i].entry != b.attachments[i].entry) return false;
    }
    return true;
}

inline bool areAlike(const ImportedBundle& a, const ImportedBundle& b) {
    bool areSame = a.media == b.media && a.chat == b.chat;
    for (size_t i = 0; areSame && i < a.chat.messages.size(); ++i) {
        areSame = haveSameEntries(a.chat.messages[i], b.chat.messages[i]);
    }
    return areSame;
}

inline bool areAlike(const Error& a, const Error& b) {
    return a.cause == b.cause && a.folder == b.folder && a.code == b.code && a.number == b.number;
}

/// Error: TrailingBytes when the two differ, which no import says.
inline Result<ImportedBundle> importBothWays(const BundleSource& source, ImportOptions options, const Files& files) {
    auto whole = importBundle(source, options, files);
    std::vector<ChatMessage> taken;
    options.take = [&](ChatMessage&& message) -> Done {
        taken.push_back(std::move(message));
        return {};
    };
    auto passing = importBundle(source, options, files);
    bool isAlike = passing.has_value() == whole.has_value();
    if (isAlike && passing) {
        isAlike = passing->chat.messages.empty() && passing->chat.count() == taken.size();
        passing->chat.messages = std::move(taken);
        passing->chat.taken = 0;
        if (passing->chat.openings.empty()) passing->chat.openings = whole->chat.openings; // nobody wants them there
        isAlike = isAlike && areAlike(*whole, *passing);
    } else if (isAlike) {
        isAlike = areAlike(whole.error(), passing.error());
    }
    if (!isAlike) return fail(Cause::Machine, BaseError::TrailingBytes);
    return whole;
}

} // namespace ieum::transfer::test
