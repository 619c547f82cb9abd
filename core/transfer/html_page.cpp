// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "transfer/html_page.h"

#include "base/bytes.h"
#include "transfer/exporter.h"
#include "transfer/html_style.h"
#include "transfer/html_text.h"

namespace ieum::transfer {

namespace {

// Pictures and recordings from beside the page, and nothing else from anywhere: no script, no font, no form.
constexpr std::string_view policy =
    "default-src 'none'; img-src 'self' data:; media-src 'self'; style-src 'unsafe-inline'; "
    "form-action 'none'; base-uri 'none'";

struct Words {
    std::string_view previous, next, page, replyTo, notIncluded, deleted, times, edited, notice, pinned;
};
constexpr Words koreanWords = {
    "이전 쪽", "다음 쪽", "쪽",    "답장한 메시지 보기", "파일 없음", "삭제된 메시지입니다.", "표시 시각의 시간대",
    "수정됨",  "공지",    "고정됨"};
constexpr Words englishWords = {"Previous page",
                                "Next page",
                                "Page",
                                "Show the message this answers",
                                "file not included",
                                "This message was deleted.",
                                "Times are shown for",
                                "edited",
                                "notice",
                                "pinned"};

const Words& wordsOf(bool korean) { return korean ? koreanWords : englishWords; }

std::string navigation(const HtmlPageFrame& frame) {
    if (frame.number == 1 && !frame.hasNext) return {};
    const Words& words = wordsOf(frame.korean);
    std::string html = "<nav>";
    const auto link = [&](size_t number, std::string_view rel, std::string_view label) {
        html.append("<a rel=\"").append(rel).append("\" href=\"").append(htmlPageName(number)).append("\">");
        html.append(label).append("</a>");
    };
    html += "<span>";
    if (frame.number > 1) link(frame.number - 1, "prev", words.previous);
    html += "</span><span>";
    html += frame.korean ? std::to_string(frame.number) + std::string(words.page)
                         : std::string(words.page) + ' ' + std::to_string(frame.number);
    html += "</span><span>";
    if (frame.hasNext) link(frame.number + 1, "next", words.next);
    return html + "</span></nav>\n";
}

/// The same person has the same colour on every page and in every archive.
char colourOf(const ChatMessage& message) {
    uint32_t sum = 2'166'136'261U;
    for (const char c : message.authorId.empty() ? message.author : message.authorId) {
        sum = (sum ^ static_cast<unsigned char>(c)) * 16'777'619U;
    }
    return static_cast<char>('0' + (sum >> 8U) % 8);
}

std::string pictureHtml(const ChatAttachment& attachment, bool isPrinted) {
    return std::string(isPrinted ? "<img alt=\"\" src=\"" : "<img loading=\"lazy\" alt=\"\" src=\"") +
           relativeUrl(attachment.path) + "\">";
}

std::string attachmentHtml(const ChatAttachment& attachment, bool korean, bool isPrinted) {
    const std::string name = "<bdi>" + escapeHtml(attachment.name.empty() ? "?" : attachment.name) + "</bdi>";
    const bool isHere = isAttachmentPath(attachment.path);
    // Only what a browser cannot run is linked; the name on disk decides, since that is what the browser goes by.
    const bool isSafe = isHere && isSafeToOpen(attachment.path);
    const bool isLinked = isSafe && !isPrinted;
    std::string html = "<div class=\"file\">";
    if (isLinked) html.append("<a href=\"").append(relativeUrl(attachment.path)).append("\">");
    if (isSafe && isPicture(attachment.path)) html += pictureHtml(attachment, isPrinted);
    html += name;
    if (isLinked) html += "</a>";
    std::string detail;
    if (attachment.sizeBytes > 0) detail = sizeText(attachment.sizeBytes);
    if (!isHere) detail.append(detail.empty() ? "" : ", ").append(wordsOf(korean).notIncluded);
    if (isHere && !isLinked && !isPrinted)
        detail.append(detail.empty() ? "" : ", ").append(escapeHtml(attachment.path));
    if (!detail.empty()) html.append(" <small>").append(detail).append("</small>");
    return html + "</div>";
}

std::string namesHtml(const std::vector<std::string>& names) {
    std::string html;
    for (const std::string& name : names) {
        html.append(html.empty() ? "" : ", ").append("<bdi>").append(escapeHtml(name)).append("</bdi>");
    }
    return html;
}

/// What became of it: the poll's answers, reactions, and the marks that people see.
std::string looksHtml(const ChatLooks& looks, const Words& words) {
    std::string html;
    if (looks.poll) {
        html += "<ul class=\"poll\">";
        for (const ChatPollOption& option : looks.poll->options) {
            html.append("<li dir=\"auto\">").append(escapeHtml(option.text)).append(" <small>");
            html.append(std::to_string(option.names.size())).append(option.names.empty() ? "" : ": ");
            html.append(namesHtml(option.names)).append("</small></li>");
        }
        html += "</ul>";
    }
    if (!looks.reactions.empty()) {
        html += "<p class=\"reactions\">";
        for (const ChatReaction& reaction : looks.reactions) {
            const std::string names = namesHtml(reaction.names);
            html.append("<span>").append(escapeHtml(reaction.emoji));
            if (!names.empty()) html.append(" <small>").append(names).append("</small>");
            html += "</span> ";
        }
        html += "</p>";
    }
    std::string marks;
    for (const auto& [isSet, word] : {std::pair(looks.notice, words.notice), std::pair(looks.pinned, words.pinned),
                                      std::pair(looks.edited, words.edited)}) {
        if (isSet) marks.append(marks.empty() ? "" : ", ").append(word);
    }
    if (!marks.empty()) html.append("<small class=\"marks\">").append(marks).append("</small>");
    return html;
}

std::string classesOf(const ChatMessage& message, const HtmlArticle& place) {
    std::string classes(nameOf(message.kind));
    classes.append(" c") += colourOf(message);
    if (place.isMine) classes += " mine";
    if (place.isNext) classes += " next";
    return classes;
}

} // namespace

std::string htmlPageName(size_t number) {
    return number == 1 ? "index.html" : "page-" + std::to_string(number) + ".html";
}

std::string htmlPage(const HtmlPageFrame& frame, std::string_view articles) {
    const std::string room = escapeHtml(frame.room);
    const std::string links = navigation(frame);
    std::string html = "<!DOCTYPE html>\n<html lang=\"";
    html.append(frame.korean ? "ko" : "en").append("\">\n<head>\n<meta charset=\"utf-8\">\n");
    html.append("<meta http-equiv=\"Content-Security-Policy\" content=\"").append(policy).append("\">\n");
    html += "<meta name=\"referrer\" content=\"no-referrer\">\n";
    html += "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n";
    html.append("<title>")
        .append(room)
        .append("</title>\n<style>")
        .append(htmlStyle)
        .append("</style>\n</head>\n<body>\n");
    html.append("<header class=\"room\"><h1 dir=\"auto\">").append(room).append("</h1><p class=\"about\">");
    html.append(wordsOf(frame.korean).times).append(": ").append(escapeHtml(frame.timeZone)).append("</p></header>\n");
    html.append(links).append("<main>\n").append(articles).append("</main>\n").append(links);
    return html + "</body>\n</html>\n";
}

std::string htmlArticle(const ChatMessage& message, const HtmlArticle& place) {
    const Words& words = wordsOf(place.korean);
    std::string html = "<article id=\"" + place.anchor + "\" class=\"" + classesOf(message, place) + "\">";
    if (!message.author.empty()) html += "<span class=\"name\"><bdi>" + escapeHtml(message.author) + "</bdi></span>";
    html += "<div class=\"row\"><div class=\"bubble\">";
    if (!place.replyLink.empty()) {
        html.append("<a class=\"reply\" href=\"")
            .append(place.replyLink)
            .append("\">")
            .append(words.replyTo)
            .append("</a>");
    }
    if (!place.quote.empty()) html.append("<span class=\"reply\">").append(escapeHtml(place.quote)).append("</span>");
    const bool isGone = message.kind == ChatMessage::Deleted && message.text.empty();
    const std::string text = isGone ? std::string(words.deleted) : escapeHtml(message.text);
    if (!text.empty()) html.append("<p class=\"text\" dir=\"auto\">").append(text).append("</p>");
    for (const ChatAttachment& attachment : message.attachments)
        html += attachmentHtml(attachment, place.korean, place.isPrinted);
    html += looksHtml(message.looks, words);
    html.append("</div><time datetime=\"").append(isoTime(message.timeMs)).append("\">");
    return html + clockText(place.time, place.korean) + "</time></div></article>\n";
}

} // namespace ieum::transfer
