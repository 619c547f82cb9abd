// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// One page of the HTML archive, as text. Knows the markup and nothing of files or of the order of pages.
#pragma once

#include "transfer/chat.h"
#include "transfer/time_zone.h"

#include <optional>
#include <string>
#include <string_view>

namespace ieum::transfer {

struct HtmlPageFrame {
    std::string room;
    std::string timeZone;
    bool korean = true;
    size_t number = 1; ///< from 1
    bool hasNext = false;
};

/// "index.html", "page-2.html" …
std::string htmlPageName(size_t number);
/// The whole page around the articles.
std::string htmlPage(const HtmlPageFrame& frame, std::string_view articles);

struct HtmlArticle {
    std::string anchor;
    std::string replyLink; ///< "#m-…" or "page-2.html#m-…"; "" when the message answers none that is here
    LocalTime time;
    bool isMine = false;
    bool isNext = false; ///< the same person goes on speaking
    bool korean = true;
    bool isPrinted = false; ///< no link leads out of the page, and nothing waits until somebody scrolls
    std::string quote{};    ///< stands in place of a link to what is answered
};

std::string htmlArticle(const ChatMessage& message, const HtmlArticle& place);

} // namespace ieum::transfer
