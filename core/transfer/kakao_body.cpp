// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "transfer/kakao_body.h"

#include "base/bytes.h"
#include "base/utf8.h"
#include "transfer/lexer.h"
#include "transfer/limits.h"
#include "transfer/text_units.h"

#include <algorithm>
#include <array>

namespace ieum::transfer {

namespace {

struct Placeholder {
    std::string_view text;
    ChatMessage::Kind kind;
};

constexpr std::array<Placeholder, 34> placeholders = {{
    {"사진", ChatMessage::Photo},
    {"<사진>", ChatMessage::Photo},
    {"(사진)", ChatMessage::Photo},
    {"<사진 읽지 않음>", ChatMessage::Photo},
    {"Photo", ChatMessage::Photo},
    {"photo", ChatMessage::Photo},
    {"<Photo>", ChatMessage::Photo},
    {"(Photo)", ChatMessage::Photo},
    {"이모티콘", ChatMessage::Sticker},
    {"(이모티콘)", ChatMessage::Sticker},
    {"(emoticon)", ChatMessage::Sticker},
    {"Emoticons", ChatMessage::Sticker},
    {"삭제된 메시지입니다.", ChatMessage::Deleted},
    {"메시지가 삭제되었습니다.", ChatMessage::Deleted},
    {"This message was deleted.", ChatMessage::Deleted},
    {"동영상", ChatMessage::Other},
    {"<동영상>", ChatMessage::Other},
    {"<동영상 읽지 않음>", ChatMessage::Other},
    {"videos", ChatMessage::Other},
    {"음성메시지", ChatMessage::Other},
    {"Voice Note", ChatMessage::Other},
    {"연락처", ChatMessage::Other},
    {"지도", ChatMessage::Other},
    {"위치", ChatMessage::Other},
    {"투표", ChatMessage::Other},
    {"일정", ChatMessage::Other},
    {"보이스톡 해요", ChatMessage::Other},
    {"페이스톡 해요", ChatMessage::Other},
    {"라이브톡 해요", ChatMessage::Other},
    {"라이브톡 종료", ChatMessage::Other},
    {"보이스룸 시작", ChatMessage::Other},
    {"보이스룸 종료", ChatMessage::Other},
    {"Voice Call", ChatMessage::Other},
    {"Video Call", ChatMessage::Other},
}};

/// "사진 2장"
bool isPhotoCount(std::string_view text) {
    Lexer in(text);
    return in.take("사진 ") && in.takeNumber(1, 4) && in.take("장") && in.rest().empty();
}

/// "보이스톡 0:17", "Live Talk ended 1:02:03"
bool isCall(std::string_view text) {
    Lexer in(text);
    if (!in.takeOneOf({"보이스톡 ", "페이스톡 ", "라이브톡 종료 ", "라이브톡 ", "보이스룸 종료 ", "보이스룸 ",
                       "Voice Call ", "Video Call ", "Live Talk ended "})) {
        return false;
    }
    if (!in.takeNumber(1, 3) || !in.take(":") || !in.takeNumber(2, 2)) return false;
    if (in.take(":") && !in.takeNumber(2, 2)) return false;
    return in.rest().empty();
}

/// Notices and searches that were copied into the room: "톡게시판 '공지': …", "샵검색: #…".
bool isBoardEntry(std::string_view text) {
    Lexer in(text);
    return in
        .takeOneOf({"톡게시판 '공지': ", "톡게시판 '투표': ", "톡게시판 '새글': ", "톡게시판 '일정': ", "샵검색: #"})
        .has_value();
}

std::string percentDecoded(std::string_view name) {
    std::string decoded;
    for (size_t at = 0; at < name.size(); ++at) {
        const auto byte = name[at] == '%' && at + 3 <= name.size() ? fromHex(name.substr(at + 1, 2)) : std::nullopt;
        if (!byte) {
            decoded += name[at];
            continue;
        }
        decoded += textOf(*byte);
        at += 2;
    }
    const bool sane = checkUtf8(decoded).has_value() &&
                      std::none_of(decoded.begin(), decoded.end(), [](char c) { return c >= 0 && c < ' '; });
    return sane ? decoded : std::string(name);
}

bool classifyMedia(ChatMessage& message) {
    std::vector<ChatAttachment> found;
    bool allPictures = true;
    for (std::string_view rest = withoutTrailingSpace(message.text); !rest.empty();) {
        const std::string_view line = firstLineOf(rest);
        rest.remove_prefix(std::min(line.size() + 1, rest.size()));
        if (!isMediaFileName(line) || found.size() == limits::attachmentsMax) return false;
        const std::string_view ending = line.substr(line.find('.') + 1);
        allPictures = allPictures &&
                      (ending == "jpg" || ending == "jpeg" || ending == "png" || ending == "gif" || ending == "webp");
        found.push_back({std::string(line), 0, {}, {}});
    }
    if (found.empty()) return false;
    message.kind = allPictures ? ChatMessage::Photo : ChatMessage::File;
    message.attachments = std::move(found);
    return true;
}

bool classifyFile(ChatMessage& message, std::string_view text, FileNames fileNames) {
    Lexer in(text);
    if (!in.takeOneOf({"파일: ", "File: "}) || in.rest().empty() || text.find('\n') != std::string_view::npos)
        return false;
    message.kind = ChatMessage::File;
    ChatAttachment attachment{std::string(in.rest()), 0, {}, {}};
    attachment.label = attachment.name; // the file itself may bear the name as it is written
    if (fileNames == FileNames::PercentEncoded) attachment.name = percentDecoded(in.rest());
    message.attachments.push_back(std::move(attachment));
    return true;
}

/// "B님과 C님, D님": the names, each without exactly one 님.
void addInvited(std::string_view list, SentenceNames& names) {
    while (!list.empty()) {
        const size_t with = list.find("님과 ");
        const size_t comma = list.find("님, ");
        const size_t end = std::min({with, comma, list.size()});
        names.push_back(list.substr(0, end));
        if (end == list.size()) return;
        list.remove_prefix(end + (end == with ? std::string_view("님과 ").size() : std::string_view("님, ").size()));
    }
}

} // namespace

bool isDeletedSentence(std::string_view text) {
    const std::string_view line = withoutTrailingSpace(text);
    return line == "메시지가 삭제되었습니다." || line == "This message was deleted.";
}

bool isMediaFileName(std::string_view text) {
    const std::string_view name = withoutTrailingSpace(text);
    constexpr size_t hashLength = 64;
    if (name.size() < hashLength + 3 || name.size() > hashLength + 6 || name[hashLength] != '.') return false;
    const auto isHex = [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'); };
    const auto isEnding = [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z'); };
    return std::all_of(name.begin(), name.begin() + hashLength, isHex) &&
           std::all_of(name.begin() + hashLength + 1, name.end(), isEnding);
}

std::optional<SentenceNames> koreanSentence(std::string_view line) {
    if (line.size() > limits::sentenceBytesMax) return std::nullopt;
    const std::string_view text = withoutTrailingSpace(line);
    for (const std::string_view whole : {"관리자가 메시지를 가렸습니다.", "관리자만 말하기 기능이 활성화되었습니다.",
                                         "관리자만 말하기 기능이 해제되었습니다."}) {
        if (text == whole) return SentenceNames{};
    }
    for (const std::string_view end : {"님이 들어왔습니다.", "님이 나갔습니다.", "님을 내보냈습니다.",
                                       "님을 보냈습니다.", "님이 방장이 되었습니다.", "님이 부방장이 되었습니다."}) {
        if (text.size() > end.size() && text.ends_with(end))
            return SentenceNames{text.substr(0, text.size() - end.size())};
    }
    constexpr std::string_view invitedEnd = "님을 초대했습니다.";
    constexpr std::string_view inviterEnd = "님이 ";
    const size_t inviter = text.find(inviterEnd);
    if (!text.ends_with(invitedEnd) || inviter == std::string_view::npos || inviter == 0) return std::nullopt;
    const size_t from = inviter + inviterEnd.size();
    const size_t end = text.size() - invitedEnd.size();
    if (from >= end) return std::nullopt;
    SentenceNames names{text.substr(0, inviter)};
    addInvited(text.substr(from, end - from), names);
    return names;
}

std::optional<SentenceNames> englishSentence(std::string_view line) {
    const std::string_view text = withoutTrailingSpace(line);
    for (const std::string_view end :
         {" joined this chatroom.", " left this chatroom.", " has been removed from this chatroom.", " left."}) {
        if (text.size() > end.size() && text.ends_with(end))
            return SentenceNames{text.substr(0, text.size() - end.size())};
    }
    const size_t invited = text.find(" invited ");
    if (invited == std::string_view::npos || invited == 0 || !text.ends_with('.')) return std::nullopt;
    return SentenceNames{text.substr(0, invited)};
}

void classifyKakaoBody(ChatMessage& message, FileNames fileNames) {
    const std::string_view text = withoutTrailingSpace(message.text);
    const auto known = std::find_if(placeholders.begin(), placeholders.end(),
                                    [&](const Placeholder& placeholder) { return placeholder.text == text; });
    if (known != placeholders.end()) {
        message.kind = known->kind;
    } else if (isPhotoCount(text)) {
        message.kind = ChatMessage::Photo;
    } else if (isCall(text) || isBoardEntry(text)) {
        message.kind = ChatMessage::Other;
    } else if (!classifyMedia(message)) {
        classifyFile(message, text, fileNames);
    }
}

} // namespace ieum::transfer
