// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "transfer/handover_kit.h"

#include "transfer/csv_cells.h"
#include "transfer/html_style.h"
#include "transfer/html_text.h"
#include "transfer/qr_svg.h"

#include <algorithm>

namespace ieum::transfer {
namespace {

// Nothing is loaded and nothing runs; the code is part of the page.
constexpr std::string_view policy =
    "default-src 'none'; img-src data:; style-src 'unsafe-inline'; form-action 'none'; base-uri 'none'";

struct Words {
    std::string_view goesOn, link, scan, people, name, role, arrived, contact, yes, notYet, transcript, whole, forPlace,
        invitation, how;
};
constexpr Words koreanWords{"이 방은 여기서 이어집니다",
                            "들어가는 링크",
                            "휴대전화로 찍으면 바로 들어갑니다.",
                            "사람들",
                            "이름",
                            "역할",
                            "도착",
                            "남긴 연락처",
                            "도착함",
                            "아직",
                            "지난 대화",
                            "브라우저로 읽는 전체 대화",
                            "새 곳에 가져올 파일",
                            "invitation.txt의 글을 문자, 메일, 다른 메신저 어디에든 붙여 넣으세요.",
                            "이 폴더를 통째로 건네면 됩니다. 읽는 데 이음이 필요하지 않습니다."};
constexpr Words englishWords{"This room goes on here",
                             "The way in",
                             "A camera leads there at once.",
                             "People",
                             "Name",
                             "Role",
                             "Arrived",
                             "How to reach",
                             "arrived",
                             "not yet",
                             "What was said",
                             "everything, for any browser",
                             "to be brought into the new place",
                             "Paste the text of invitation.txt anywhere: into a message, a mail, another messenger.",
                             "Hand this folder on as it is. Nobody needs Ieum to read it."};

const Words& wordsOf(const Kit& kit) { return kit.korean ? koreanWords : englishWords; }

std::string roleText(const std::string& role, bool korean) {
    if (!korean) return role;
    if (role == "owner") return "방장";
    if (role == "admin") return "관리자";
    return role == "reader" ? "읽기 전용" : "구성원";
}

/// Only what a browser opens as a page of the web is a link; the rest is text to be copied.
std::string linkHtml(const std::string& link) {
    const std::string shown = escapeHtml(link);
    const bool isWeb = link.starts_with("https://") || link.starts_with("http://");
    return isWeb ? "<a rel=\"noreferrer\" href=\"" + shown + "\">" + shown + "</a>" : "<code>" + shown + "</code>";
}

std::string peopleHtml(const Kit& kit) {
    const Words& words = wordsOf(kit);
    const auto cell = [](std::string_view tag, std::string_view text) {
        return '<' + std::string(tag) + '>' + escapeHtml(text) + "</" + std::string(tag) + '>';
    };
    std::string html = "<table><tr>";
    for (const auto& head : {words.name, words.role, words.arrived, words.contact}) html += cell("th", head);
    html += "</tr>\n";
    for (const KitPerson& each : kit.people) {
        html += "<tr>" + cell("td", each.name) + cell("td", roleText(each.role, kit.korean)) +
                cell("td", each.arrived ? words.yes : words.notYet) + "<td class=\"text\">" + escapeHtml(each.contact) +
                "</td></tr>\n";
    }
    return html + "</table>\n";
}

std::string transcriptsHtml(const Kit& kit) {
    const Words& words = wordsOf(kit);
    std::string html = "<ul>\n";
    for (const KitTranscript& each : kit.transcripts) {
        const bool isPages = each.format == "html";
        const std::string target = isPages ? each.path + "/index.html" : each.path;
        html += "<li><a href=\"" + escapeHtml(relativeUrl(target)) + "\">" + escapeHtml(each.path) + "</a> (" +
                escapeHtml(isPages ? words.whole : words.forPlace) + ")</li>\n";
    }
    return html + "</ul>\n";
}

std::string indexHtml(const Kit& kit) {
    const Words& words = wordsOf(kit);
    const auto heading = [](std::string_view text) { return "<h3>" + escapeHtml(text) + "</h3>\n"; };
    std::string html = "<!doctype html>\n<html lang=\"";
    html.append(kit.korean ? "ko" : "en").append("\">\n<head>\n<meta charset=\"utf-8\">\n");
    html.append("<meta http-equiv=\"Content-Security-Policy\" content=\"").append(policy).append("\">\n");
    html.append("<meta name=\"referrer\" content=\"no-referrer\">\n");
    html.append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>");
    html.append(escapeHtml(kit.room)).append("</title>\n<style>").append(htmlStyle);
    html.append(
        "table{border-collapse:collapse;width:100%}th,td{padding:.3rem .5rem;border-bottom:1px solid var(--line);"
        "text-align:left;vertical-align:top;overflow-wrap:anywhere}svg{width:14rem;max-width:100%}</style>\n");
    html.append("</head>\n<body>\n<header class=\"room\"><h1>").append(escapeHtml(kit.room)).append("</h1>\n<p>");
    html.append(escapeHtml(words.goesOn))
        .append(" → <b>")
        .append(escapeHtml(kit.place.place))
        .append("</b></p></header>\n<main>\n");
    if (!kit.place.link.empty()) {
        html += heading(words.link) + "<p>" + linkHtml(kit.place.link) + "</p>\n";
        const std::string code = qrSvg(kit.place.link);
        if (!code.empty()) html += code + "\n<p>" + escapeHtml(words.scan) + "</p>\n";
    }
    html += "<p>" + escapeHtml(words.invitation) + "</p>\n";
    html += heading(words.people) + peopleHtml(kit);
    if (!kit.transcripts.empty()) html += heading(words.transcript) + transcriptsHtml(kit);
    return html + "<p>" + escapeHtml(words.how) + "</p>\n</main>\n</body>\n</html>\n";
}

std::string rosterCsv(const Kit& kit) {
    const Words& words = wordsOf(kit);
    // The mark by which spreadsheets know UTF-8.
    std::string csv = "\xEF\xBB\xBF" + csvRow({std::string(words.name), std::string(words.role),
                                               std::string(words.arrived), std::string(words.contact)});
    for (const KitPerson& each : kit.people) {
        csv += csvRow({withoutFormula(each.name), roleText(each.role, kit.korean),
                       std::string(each.arrived ? words.yes : words.notYet), withoutFormula(each.contact)});
    }
    return csv;
}

} // namespace

std::string invitationText(const Kit& kit) {
    std::string text = kit.korean ? "「" + kit.room + "」 방이 " + kit.place.place + "(으)로 옮겨 갑니다.\n"
                                  : "“" + kit.room + "” goes on at " + kit.place.place + ".\n";
    if (!kit.place.link.empty()) text += kit.place.link + '\n';
    const auto arrived =
        std::count_if(kit.people.begin(), kit.people.end(), [](const auto& each) { return each.arrived; });
    const std::string count = std::to_string(arrived) + '/' + std::to_string(kit.people.size());
    return text + (kit.korean ? "지금까지 도착: " + count + "명\n" : "Arrived so far: " + count + '\n');
}

std::vector<std::pair<std::string, std::string>> kitPages(const Kit& kit) {
    std::vector<std::pair<std::string, std::string>> pages{
        {"index.html", indexHtml(kit)}, {"invitation.txt", invitationText(kit)}, {"roster.csv", rosterCsv(kit)}};
    const std::string code = qrSvg(kit.place.link);
    if (!code.empty()) pages.emplace_back("invitation.svg", code + '\n');
    return pages;
}

} // namespace ieum::transfer
