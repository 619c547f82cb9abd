// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "transfer/line_body.h"

#include "transfer/text_units.h"

#include <algorithm>
#include <array>

namespace ieum::transfer {

namespace {

struct Placeholder {
    std::string_view text;
    ChatMessage::Kind kind;
};

/// Phones write them in brackets, the English desktop program without.
constexpr std::array<Placeholder, 39> placeholders = {{
    {"[写真]", ChatMessage::Photo},
    {"[Photo]", ChatMessage::Photo},
    {"[照片]", ChatMessage::Photo},
    {"[사진]", ChatMessage::Photo},
    {"Photos", ChatMessage::Photo},
    {"[スタンプ]", ChatMessage::Sticker},
    {"[Sticker]", ChatMessage::Sticker},
    {"[貼圖]", ChatMessage::Sticker},
    {"[贴图]", ChatMessage::Sticker},
    {"[스티커]", ChatMessage::Sticker},
    {"Stickers", ChatMessage::Sticker},
    {"[ファイル]", ChatMessage::File},
    {"[File]", ChatMessage::File},
    {"[檔案]", ChatMessage::File},
    {"[文件]", ChatMessage::File},
    {"[파일]", ChatMessage::File},
    {"[動画]", ChatMessage::Other},
    {"[Video]", ChatMessage::Other},
    {"[影片]", ChatMessage::Other},
    {"[视频]", ChatMessage::Other},
    {"[동영상]", ChatMessage::Other},
    {"Videos", ChatMessage::Other},
    {"[ボイスメッセージ]", ChatMessage::Other},
    {"[Voice message]", ChatMessage::Other},
    {"[語音訊息]", ChatMessage::Other},
    {"[语音信息]", ChatMessage::Other},
    {"[음성메시지]", ChatMessage::Other},
    {"Audio", ChatMessage::Other},
    {"[位置情報]", ChatMessage::Other},
    {"[Location]", ChatMessage::Other},
    {"[位置訊息]", ChatMessage::Other},
    {"[위치]", ChatMessage::Other},
    {"[アルバム]", ChatMessage::Other},
    {"[Albums]", ChatMessage::Other},
    {"[相簿]", ChatMessage::Other},
    {"[ノート]", ChatMessage::Other},
    {"[Notes]", ChatMessage::Other},
    {"[記事本]", ChatMessage::Other},
    {"[Gift]", ChatMessage::Other},
}};

} // namespace

void readLineBody(ChatMessage& message) {
    const std::string_view text = withoutTrailingSpace(message.text);
    const auto known = std::find_if(placeholders.begin(), placeholders.end(),
                                    [&](const Placeholder& placeholder) { return placeholder.text == text; });
    if (known != placeholders.end()) {
        message.kind = known->kind;
    } else if (text.starts_with("[null] https://maps.google.com/") || text.starts_with("☎ ")) {
        message.kind = ChatMessage::Other;
    }
}

bool isLineRecall(std::string_view text) {
    text = withoutTrailingSpace(text);
    for (const std::string_view end : {".", "。"}) {
        if (text.ends_with(end)) text.remove_suffix(end.size());
    }
    return text.ends_with("が送信を取り消しました") || text.ends_with(" unsent a message") ||
           text.ends_with("已收回訊息");
}

} // namespace ieum::transfer
