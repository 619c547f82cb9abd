// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "transfer/whatsapp_body.h"

#include "transfer/lexer.h"
#include "transfer/text_units.h"
#include "transfer/whatsapp_head.h"

#include <algorithm>
#include <array>

namespace ieum::transfer {

namespace {

constexpr std::string_view iosSource = "whatsapp-ios";

bool isOneOf(std::string_view text, std::initializer_list<std::string_view> list) {
    return std::find(list.begin(), list.end(), text) != list.end();
}
bool holdsOneOf(std::string_view text, std::initializer_list<std::string_view> list) {
    return std::any_of(list.begin(), list.end(),
                       [&](std::string_view part) { return text.find(part) != std::string_view::npos; });
}

bool isImageWord(std::string_view text) {
    return isOneOf(text, {"image omitted", "Bild weggelassen", "image absente", "imagen omitida", "immagine omessa",
                          "imagem não revelada", "obrázek vynechán", "изображение отсутствует", "зображення відсутнє",
                          "画像は含まれていません", "ไม่มีรูปภาพ", "đã bỏ qua hình ảnh", "gambar tidak disertakan",
                          "फ़ोटो हटाई गई", "لم يتم إدراج الصورة"});
}
/// The part that all kinds of media left out share; only for marked texts, which nobody types.
bool saysLeftOut(std::string_view text) {
    return holdsOneOf(text, {"omitted", "weggelassen", "ausgelassen", "absent", "omitid", "omess", "não revelad",
                             "vynechán", "отсутству", "відсутн", "含まれていません", "を省略", "ไม่มี", "đã bỏ qua",
                             "tidak disertakan", "हटाई गई", "हटाया गया", "لم يتم إدراج"});
}
bool isSticker(std::string_view text) {
    return holdsOneOf(text, {"sticker", "Sticker", "стикер", "スタンプ", "สติกเกอร์", "nhãn dán", "스티커"});
}
bool isMediaLeftOut(std::string_view text) {
    return isOneOf(text, {"<Media omitted>", "<Média vynechány>", "<Без медиафайлов>", "<미디어 파일 제외됨>",
                          "<미디어 파일을 생략한 대화내용>"});
}
bool isMissedCall(std::string_view text) { return isOneOf(text, {"Missed voice call", "Missed video call"}); }

/// " (file attached)" behind a name; names that WhatsApp makes itself need no known word.
bool isAttachedWord(std::string_view word) {
    return isOneOf(word, {"file attached", "archivo adjunto", "файл добавлен", "soubor byl přiložen"});
}
/// IMG-20220323-WA0002.jpg
bool isOwnName(std::string_view name) {
    Lexer in(name);
    return in.takeOneOf({"IMG-", "VID-", "PTT-", "AUD-", "STK-", "DOC-"}) && in.takeNumber(8, 8) && in.take("-WA") &&
           in.takeNumber(4, 6) && in.take(".");
}

ChatMessage::Kind kindOfFile(std::string_view name) {
    if (name.starts_with("STK-") || name.find("-STICKER-") != std::string_view::npos) return ChatMessage::Sticker;
    std::string ending(name.substr(std::min(name.rfind('.'), name.size())));
    std::transform(ending.begin(), ending.end(), ending.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    return isOneOf(ending, {".jpg", ".jpeg", ".png", ".gif", ".webp", ".heic"}) ? ChatMessage::Photo
                                                                                : ChatMessage::File;
}

/// The last piece of a line that begins with a mark, and what stands before it.
struct Marked {
    std::string_view before;
    std::string_view piece;
};
std::optional<Marked> markedPieceOf(std::string_view line) {
    constexpr size_t pieceBytesMax = 512; // a file's name and a few words
    for (size_t at = line.size(); at > 0;) {
        --at;
        const size_t length = markLength(line.substr(at));
        if (length == 0) continue;
        std::string_view before = line.substr(0, at);
        if (line.size() - at > pieceBytesMax) return std::nullopt;
        return Marked{withoutTrailingSpace(before), withoutTrailingSpace(line.substr(at + length))};
    }
    return std::nullopt;
}

/// "<attached: NAME>" in any language: marked, or in the English words.
std::optional<std::string_view> attachedIn(std::string_view piece, bool isMarked) {
    if (!piece.starts_with('<') || !piece.ends_with('>')) return std::nullopt;
    const std::string_view inside = piece.substr(1, piece.size() - 2);
    constexpr std::string_view wideColon = "：";
    const size_t colon = std::min(inside.find(": "), inside.find(wideColon));
    constexpr size_t wordBytesMax = 48;
    if (colon > wordBytesMax || (!isMarked && inside.substr(0, colon) != "attached")) return std::nullopt;
    std::string_view name = inside.substr(colon);
    name.remove_prefix(name.starts_with(wideColon) ? wideColon.size() : 2);
    return name.empty() ? std::nullopt : std::optional(name);
}

/// "NAME (file attached)"
std::optional<std::string_view> attachedBehind(std::string_view line) {
    const size_t open = line.rfind(" (");
    if (open == std::string_view::npos || !line.ends_with(')')) return std::nullopt;
    const std::string_view name = withoutMarksAround(line.substr(0, open));
    const std::string_view word = line.substr(open + 2, line.size() - open - 3);
    if (!isOwnName(name) && (name.find('.') == std::string_view::npos || !isAttachedWord(word))) return std::nullopt;
    return name;
}

void attach(ChatMessage& message, std::string_view name) {
    message.kind = kindOfFile(name);
    message.attachments.push_back({std::string(name), 0, {}, {}});
}

/// "Some file.txt ‎document omitted", "Plan.pdf • ‎2 pages ‎document omitted"
void nameWhatWasLeftOut(ChatMessage& message, std::string_view before) {
    const std::string_view name = withoutMarksAround(before.substr(0, before.find(" • ")));
    if (name.empty() || name.find('.') == std::string_view::npos) return;
    attach(message, name);
}

/// Reads the first line; captions follow on further ones. True when the app's marks are to go.
bool readFirstLine(ChatMessage& message, std::string_view line) {
    const auto marked = markedPieceOf(line);
    const std::string_view piece = marked ? marked->piece : line;
    if (const auto name = attachedIn(piece, marked.has_value())) {
        attach(message, *name);
        return true;
    }
    if (const auto name = attachedBehind(line)) {
        attach(message, *name);
        return true;
    }
    const bool onIos = message.source == iosSource;
    const bool isSeenOnce = !onIos && line == "null" && message.text == "null";
    if (isSeenOnce || isMediaLeftOut(line) || isMissedCall(withoutMarksAround(line))) {
        message.kind = ChatMessage::Other;
        return true;
    }
    const size_t link = line.find(": https://maps.google.com/?q=");
    constexpr size_t placeWordBytesMax = 64;
    if (link <= placeWordBytesMax || withoutMarksAround(line) == "POLL:") {
        message.kind = ChatMessage::Other;
        return true;
    }
    if (!marked || !((onIos && isMarkedByApp(line)) || saysLeftOut(piece))) return false;
    message.kind = isImageWord(piece) ? ChatMessage::Photo
                   : isSticker(piece) ? ChatMessage::Sticker
                                      : ChatMessage::Other;
    if (saysLeftOut(piece)) nameWhatWasLeftOut(message, marked->before);
    return true;
}

/// An edited message ends with this, marked.
bool takeEdited(std::string& text) {
    constexpr std::string_view end = "<This message was edited>";
    if (!text.ends_with(end)) return false;
    const std::string_view before = std::string_view(text).substr(0, text.size() - end.size());
    const std::string_view bare = withoutMarksAround(before);
    if (before.ends_with(bare) && !bare.empty()) return false; // no mark: somebody typed it
    text = withoutTrailingSpace(before.substr(0, static_cast<size_t>(bare.data() - before.data()) + bare.size()));
    return true;
}

} // namespace

bool namesAFile(std::string_view line) {
    line = withoutTrailingSpace(line);
    const auto marked = markedPieceOf(line);
    return attachedIn(marked ? marked->piece : line, marked.has_value()) || attachedBehind(line);
}

bool isMarkedByApp(std::string_view body) { return body.starts_with("\u200E"); }

bool isWhatsAppDeletion(std::string_view body) {
    std::string_view text = withoutTrailingSpace(withoutMarksAround(body));
    if (text.ends_with('.')) text.remove_suffix(1);
    return isOneOf(text, {"This message was deleted", "You deleted this message", "Diese Nachricht wurde gelöscht",
                          "Du hast diese Nachricht gelöscht", "このメッセージは削除されました。",
                          "このメッセージを削除しました。"});
}

bool isWhatsAppNotice(std::string_view body) {
    const size_t mark = markLength(body);
    if (mark != 0 && markLength(body.substr(mark)) != 0) return true; // a second mark: news about keys
    return holdsOneOf(body, {"end-to-end encrypted", "Ende-zu-Ende", "エンドツーエンド", "종단간 암호화", "端到端加密",
                             "端對端加密", "security code", "Sicherheitsnummer", " created group ",
                             " created this group", " joined using ", " changed the subject ", " changed the group ",
                             " changed this group", " now an admin", " disappearing messages"});
}

std::optional<std::string_view> groupCreatedIn(std::string_view line) {
    constexpr std::array<std::pair<std::string_view, std::string_view>, 3> forms = {
        {{" created group \"", "\""}, {" created group “", "”"}, {"님이 \"", "\"그룹을 만들었습니다"}}};
    for (const auto& [open, close] : forms) {
        const size_t from = line.find(open);
        const size_t to = line.rfind(close);
        if (from == std::string_view::npos || to == std::string_view::npos || from + open.size() >= to) continue;
        return line.substr(from + open.size(), to - from - open.size());
    }
    return std::nullopt;
}

bool opensQuotingNews(std::string_view text) {
    return holdsOneOf(text, {" created group \"", " created group “", " changed the subject from \"",
                             " changed the subject to \"", " changed the subject from “", " changed the subject to “",
                             "님이 \""});
}

void readWhatsAppBody(ChatMessage& message) {
    message.looks.edited = takeEdited(message.text);
    const std::string_view line = withoutTrailingSpace(firstLineOf(message.text));
    if (message.text.size() < 256 && isWhatsAppDeletion(message.text)) {
        message.kind = ChatMessage::Deleted;
    } else if (!readFirstLine(message, line)) {
        return;
    }
    const std::string rest = message.text.substr(line.size()); // what a person wrote keeps its own marks
    message.text = withoutMarks(line) + rest;
}

std::string_view whatsAppRoomInFileName(std::string_view fileName) {
    fileName = fileName.substr(fileName.find_last_of("/\\") + 1);
    fileName = fileName.substr(0, fileName.rfind('.'));
    for (const std::string_view start :
         {"WhatsApp Chat with ", "WhatsApp Chat - ", "Чат WhatsApp с контактом ", "Chat WhatsApp s uživatelem "}) {
        if (fileName.starts_with(start)) return fileName.substr(start.size());
    }
    constexpr std::array<std::pair<std::string_view, std::string_view>, 2> chinese = {
        {{"与", "的 WhatsApp 聊天"}, {"與", "的 WhatsApp 對話"}}};
    for (const auto& [start, end] : chinese) {
        if (!fileName.starts_with(start) || !fileName.ends_with(end)) continue;
        return fileName.substr(start.size(), fileName.size() - start.size() - end.size());
    }
    return {};
}

} // namespace ieum::transfer
