// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "transfer/kakao_header.h"

#include "transfer/lexer.h"

#include <algorithm>

namespace ieum::transfer {

namespace {

bool isDigits(std::string_view text) {
    return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

/// Without the "-1.txt" of a title that is also the file's name.
std::string_view withoutPartName(std::string_view title) {
    if (!title.ends_with(".txt")) return title;
    const size_t dash = title.rfind('-');
    if (dash == std::string_view::npos || !isDigits(title.substr(dash + 1, title.size() - dash - 5))) return title;
    return title.substr(0, dash);
}

/// Without " 3" (Korean), " (3)", " (3명)" or " (3 people)".
std::string_view withoutMemberCount(std::string_view room, TitleCount count) {
    if (count == TitleCount::None) return room;
    const size_t space = room.rfind(' ');
    const bool isBare = space != std::string_view::npos && space > 0 && isDigits(room.substr(space + 1));
    if (isBare && count == TitleCount::Members) return room.substr(0, space);
    const size_t open = room.rfind(" (");
    if (open == std::string_view::npos || open == 0 || !room.ends_with(')')) return room;
    std::string_view inside = room.substr(open + 2, room.size() - open - 3);
    for (const std::string_view word : {" people", "명"}) {
        if (inside.ends_with(word)) inside.remove_suffix(word.size());
    }
    return isDigits(inside) ? room.substr(0, open) : room;
}

bool isRule(std::string_view line) { return line.size() >= 3 && line.find_first_not_of('-') == std::string_view::npos; }

} // namespace

bool isSavedLine(std::string_view line) {
    Lexer in(line);
    if (!in.takeOneOf({"저장한 날짜", "Date Saved", "Saved Date"})) return false;
    in.take(" ");
    return in.take(":");
}

std::string_view roomInTitle(std::string_view line, TitleCount count) {
    const std::string_view title = withoutPartName(withoutTrailingSpace(line));
    const auto counted = [&](std::string_view room) { return withoutMemberCount(room, count); };
    for (const std::string_view end :
         {"님과의 카카오톡 대화", "님과 카카오톡 대화", "과 카카오톡 대화", " 카카오톡 대화"}) {
        if (!title.ends_with(end)) continue;
        return counted(withoutTrailingSpace(title.substr(0, title.size() - end.size())));
    }
    for (const std::string_view start : {"KakaoTalk Chats with ", "KakaoTalk Chats "}) {
        if (title.starts_with(start)) return counted(title.substr(start.size()));
    }
    for (const std::string_view end : {" with KakaoTalk Chats", " Talk Chats"}) {
        if (title.ends_with(end)) return counted(title.substr(0, title.size() - end.size()));
    }
    return {};
}

KakaoHeader readKakaoHeader(const UnitRange& units, TitleCount count) {
    KakaoHeader header;
    std::string_view plain; // a title of no known form counts when the saved line comes next
    uint32_t plainLine = 0;
    for (const TextUnit unit : units) {
        std::string_view rest = unit.text;
        for (uint32_t number = unit.line; !rest.empty(); ++number) {
            const std::string_view line = firstLineOf(rest);
            rest.remove_prefix(std::min(line.size() + 1, rest.size()));
            const std::string_view text = withoutTrailingSpace(line);
            if (text.empty() || isRule(text)) continue;
            if (!header.isSaved && isSavedLine(text)) {
                header.isSaved = true;
                if (header.room.empty() && !plain.empty()) header.room = plain;
                if (!plain.empty()) std::erase(header.skipped, plainLine);
            } else if (!header.isSaved && isFileNameTitle(text)) {
                continue;
            } else if (const auto room = roomInTitle(text, count); header.room.empty() && !room.empty()) {
                header.room = room;
            } else {
                if (!header.isSaved) {
                    plain = text;
                    plainLine = number;
                }
                header.skipped.push_back(number);
            }
        }
    }
    return header;
}

bool isFileNameTitle(std::string_view line) {
    line = withoutTrailingSpace(line);
    return line.starts_with("Talk_") && line.ends_with(".txt");
}

std::string roomFromFileName(std::string_view fileName) {
    fileName = fileName.substr(fileName.find_last_of("/\\") + 1);
    fileName = fileName.substr(0, fileName.rfind('.'));
    Lexer in(fileName);
    if (in.take("KakaoTalk_") && in.takeNumber(8, 8) && in.take("_") && in.takeNumber(4, 4) && in.take("_") &&
        in.takeNumber(2, 2) && in.take("_") && in.takeNumber(3, 3) && in.take("_") && !in.rest().empty()) {
        return std::string(in.rest());
    }
    constexpr std::string_view mac = "KakaoTalk_Chat_";
    constexpr size_t stampLength = std::string_view("_YYYY-MM-DD-HH-MM-SS").size();
    if (fileName.starts_with(mac) && fileName.size() > mac.size() + stampLength) {
        const std::string_view room = fileName.substr(mac.size(), fileName.size() - mac.size() - stampLength);
        const std::string_view stamp = fileName.substr(mac.size() + room.size());
        if (stamp.find_first_not_of("_-0123456789") == std::string_view::npos) return std::string(room);
    }
    return std::string(fileName);
}

} // namespace ieum::transfer
