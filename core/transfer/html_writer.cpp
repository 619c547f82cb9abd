// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The archive that people keep: a folder of pages that any browser opens, without server, script or network.
#include "crypto/hash.h"
#include "transfer/html_page.h"
#include "transfer/html_text.h"
#include "transfer/limits.h"
#include "transfer/target_files.h"
#include "transfer/target_list.h"

#include <unordered_map>

namespace ieum::transfer {

namespace {

class HtmlPages {
  public:
    explicit HtmlPages(const Export& to) : m_out(to.out), m_me(to.options.me) { m_frame.korean = to.korean(); }

    Done begin(const Chat& header, const Files& files) {
        m_frame.room = header.room;
        m_frame.timeZone = header.timeZone.empty() ? "UTC" : header.timeZone;
        auto zone = TimeZone::named(m_frame.timeZone, files);
        if (!zone) return passOn(zone);
        m_zone = std::move(*zone);
        return {};
    }

    Done add(const ChatMessage& message) {
        if (m_onPage == limits::messagesPerPage) {
            if (const Done closed = closePage(true); !closed) return closed;
        }
        HtmlArticle place;
        place.time = m_zone.localAt(message.timeMs);
        place.korean = m_frame.korean;
        place.isMine = !m_me.empty() && message.authorId == m_me;
        addDay(place.time);
        place.isNext = m_onPage > 0 && isSamePerson(message);
        place.anchor = addAnchor(message.id);
        place.replyLink = linkTo(message.replyTo);
        m_articles += htmlArticle(message, place);
        m_shown.author = message.authorId + '\n' + message.author;
        m_shown.hasAuthor = !message.author.empty();
        ++m_onPage;
        return {};
    }

    Done end() { return closePage(false); }

  private:
    /// Of an id, which may be long: a million of them must fit.
    using IdHash = FixedBytes<struct IdHashTag, 16>;
    static IdHash hashOf(std::string_view id) {
        return *IdHash::from(crypto::blake2b256(bytesOf(id)).view().first(IdHash::byteCount));
    }
    /// What the record before this one showed, so that days and names are not repeated.
    struct Shown {
        std::string day;
        std::string author;
        bool hasAuthor = false;
    };

    void addDay(const LocalTime& time) {
        std::string heading = dayHeading(time, m_frame.korean);
        if (heading == m_shown.day) return;
        m_articles.append("<h2>").append(heading).append("</h2>\n");
        m_shown.day = std::move(heading);
        m_shown.hasAuthor = false;
    }

    bool isSamePerson(const ChatMessage& message) const {
        return m_shown.hasAuthor && m_shown.author == message.authorId + '\n' + message.author;
    }

    /// Ids come from files: one that was there before, or is empty, gets an anchor of its own.
    std::string addAnchor(const std::string& id) {
        ++m_count;
        std::string anchor = anchorOf(id);
        if (id.empty() || !m_pages.emplace(hashOf(id), static_cast<uint32_t>(m_frame.number)).second) {
            anchor += "_again" + std::to_string(m_count);
        }
        return anchor;
    }

    std::string linkTo(const std::string& id) const {
        const auto found = id.empty() ? m_pages.end() : m_pages.find(hashOf(id));
        if (found == m_pages.end()) return {};
        const bool isHere = found->second == m_frame.number;
        return (isHere ? std::string() : htmlPageName(found->second)) + '#' + anchorOf(id);
    }

    Done closePage(bool hasNext) {
        m_frame.hasNext = hasNext;
        const std::string page = htmlPage(m_frame, m_articles);
        const Done written = writeFile(m_out, htmlPageName(m_frame.number), page);
        m_articles.clear();
        m_shown = {};
        m_onPage = 0;
        ++m_frame.number;
        return written;
    }

    Output& m_out;
    std::string m_me;
    HtmlPageFrame m_frame;
    TimeZone m_zone;
    std::string m_articles;
    std::unordered_map<IdHash, uint32_t> m_pages; ///< where the first message with that id stands
    Shown m_shown;
    size_t m_onPage = 0;
    size_t m_count = 0;
};

Done writeHtml(const Export& to) {
    HtmlPages pages(to);
    if (const Done begun = pages.begin(to.chat.header(), to.files); !begun) return begun;
    const Done added = to.chat.each([&](const ChatMessage& message) -> Done { return pages.add(message); });
    if (!added) return added;
    if (const Done ended = pages.end(); !ended) return ended;
    return copyFiles(to);
}

constexpr Carries htmlCarries = {.replies = Carried::Yes,
                                 .reactions = Carried::Yes,
                                 .edits = Carried::Yes,
                                 .deletions = Carried::Yes,
                                 .notices = Carried::Yes,
                                 .pins = Carried::Yes,
                                 .polls = Carried::Yes,
                                 .files = Carried::Yes,
                                 .system = Carried::Yes};

} // namespace

constexpr Target htmlTarget = {"html", false, "any browser", "Chromium, tidy", htmlCarries, writeHtml};
constexpr Target htmlZipTarget = {"html-zip",  true,     "any browser, once unpacked", "Python's zipfile, unzip",
                                  htmlCarries, writeHtml};

} // namespace ieum::transfer
