// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Documents to print or to file: the pages of the archive through a browser's printer. Nothing in them is a link to a
// file, because a browser would write where it lay; pictures are shown, other files are named.
#include "base/utf8.h"
#include "transfer/error.h"
#include "transfer/exporter.h"
#include "transfer/gathered.h"
#include "transfer/html_page.h"
#include "transfer/html_text.h"
#include "transfer/limits.h"
#include "transfer/local_stamp.h"
#include "transfer/page_printer.h"
#include "transfer/target_files.h"
#include "transfer/target_list.h"

namespace ieum::transfer {

namespace {

constexpr Carries carries = {.replies = Carried::AsText,
                             .reactions = Carried::Yes,
                             .edits = Carried::Yes,
                             .deletions = Carried::Yes,
                             .notices = Carried::Yes,
                             .pins = Carried::Yes,
                             .polls = Carried::Yes,
                             .files = Carried::AsText,
                             .system = Carried::Yes};

class Documents {
  public:
    Documents(const Export& to, const Replies& replies, const TimeZone& zone, PrintJob& job)
        : m_to(to), m_replies(replies), m_zone(zone), m_job(job) {
        const Chat& header = to.chat.header();
        m_frame = {header.room, header.timeZone.empty() ? "UTC" : header.timeZone, to.korean(), 1, false};
    }

    Done add(const ChatMessage& message) {
        if (m_onPage == limits::messagesPerDocument || m_articles.size() >= limits::documentHtmlBytesMax) {
            if (const Done closed = close(false); !closed) return closed;
        }
        for (const ChatAttachment& attachment : message.attachments) {
            if (!isAttachmentPath(attachment.path) || !isPicture(attachment.path)) continue;
            const auto take = [&](std::string_view piece) -> Done { return m_job.add(attachment.path, piece); };
            if (const Done copied = m_to.chat.bytesOf(attachment, take); !copied) return copied;
        }
        HtmlArticle place;
        place.time = m_zone.localAt(message.timeMs);
        place.korean = m_frame.korean;
        place.isMine = !m_to.options.me.empty() && message.authorId == m_to.options.me;
        place.isPrinted = true;
        place.quote = m_replies.quoteFor(message);
        place.anchor = "m-" + std::to_string(m_onPage);
        std::string day = dayHeading(place.time, m_frame.korean);
        const bool isNewDay = day != m_day;
        if (isNewDay) m_articles.append("<h2>").append(day).append("</h2>\n");
        m_day = std::move(day);
        std::string author = message.authorId + '\n' + message.author;
        place.isNext = !isNewDay && !message.author.empty() && author == m_author;
        m_author = std::move(author);
        m_articles += htmlArticle(message, place);
        ++m_onPage;
        return {};
    }

    Done end() { return close(true); }

  private:
    /// "ROOM.pdf", and "ROOM-1.pdf" where there are several.
    std::string name(bool isLast) const {
        const std::string room = safeFileName(m_frame.room);
        return m_number == 1 && isLast ? room + ".pdf" : room + '-' + std::to_string(m_number) + ".pdf";
    }

    Done close(bool isLast) {
        const std::string page = "page-" + std::to_string(m_number) + ".html";
        if (const Done added = m_job.add(page, htmlPage(m_frame, m_articles)); !added) return added;
        if (const Done opened = m_to.out.open(name(isLast), {}); !opened) return opened;
        const auto take = [this](std::string_view piece) -> Done { return m_to.out.write(piece); };
        if (const Done printed = m_job.print(page, take); !printed) return printed;
        m_articles.clear();
        m_day.clear();
        m_author.clear();
        m_onPage = 0;
        ++m_number;
        return m_to.out.close();
    }

    const Export& m_to;
    const Replies& m_replies;
    const TimeZone& m_zone;
    PrintJob& m_job;
    HtmlPageFrame m_frame;
    std::string m_articles;
    std::string m_day;    ///< that was shown last
    std::string m_author; ///< and who
    size_t m_onPage = 0;
    size_t m_number = 1;
};

Done writePdf(const Export& to) {
    if (to.options.printer == nullptr) return fail(Cause::Machine, TransferError::NoBrowser);
    const auto gathered = Gathered::of(to);
    if (!gathered) return passOn(gathered);
    const auto zone = zoneOf(to);
    if (!zone) return passOn(zone);
    const auto job = to.options.printer->begin();
    if (!job) return passOn(job);
    Documents documents(to, gathered->replies, *zone, **job);
    const Done added = to.chat.each([&](const ChatMessage& message) -> Done { return documents.add(message); });
    if (!added) return added;
    return documents.end();
}

} // namespace

constexpr Target pdfTarget = {"pdf", false, "any reader of PDF, and printers", "pdftotext, pdfinfo", carries, writePdf};

} // namespace ieum::transfer
