// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What the text of a KakaoTalk record means. The clients write placeholders for everything that is not text; they are
// compared as wholes, without trailing space, so that a sentence that only mentions a photo stays a sentence.
#pragma once

#include "transfer/chat.h"

#include <optional>
#include <string_view>
#include <vector>

namespace ieum::transfer {

enum class FileNames : bool { Plain, PercentEncoded };

/// Sets kind and attachments from the text of a record that a person wrote; the text stays as it is.
void classifyKakaoBody(ChatMessage& message, FileNames fileNames);

/// "메시지가 삭제되었습니다.": stands without head where a message was.
bool isDeletedSentence(std::string_view text);
/// "<64 hex>.jpg": a picture's name in the media zip of Android.
bool isMediaFileName(std::string_view text);

/// The names in a sentence that the app itself writes ("A님이 B님을 초대했습니다."), the first of them its subject;
/// empty names when it has none; nothing when the line is not wholly such a sentence.
using SentenceNames = std::vector<std::string_view>;
std::optional<SentenceNames> koreanSentence(std::string_view line);
/// English ones look like anybody's sentence ("Tom left."): ask for the subject before believing them.
std::optional<SentenceNames> englishSentence(std::string_view line);

} // namespace ieum::transfer
