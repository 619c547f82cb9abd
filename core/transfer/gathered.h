// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What nearly every target needs to know of a chat before it writes the first message: who is in it, and who answers
// whom.
#pragma once

#include "transfer/people.h"
#include "transfer/replies.h"
#include "transfer/target.h"

namespace ieum::transfer {

struct Gathered {
    People people;
    Replies replies;

    /// Reads the chat three times. Errors: those of its source.
    static Result<Gathered> of(const Export& to) {
        auto people = People::of(to.chat);
        if (!people) return passOn(people);
        auto replies = Replies::of(to.chat, to.korean());
        if (!replies) return passOn(replies);
        return Gathered{std::move(*people), std::move(*replies)};
    }
};

} // namespace ieum::transfer
