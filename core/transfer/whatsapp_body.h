// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What the text of a WhatsApp record means, in the languages that we have seen. iOS marks what the app wrote with a
// direction mark in front, which nobody types; Android does not, so there only whole texts count.
#pragma once

#include "transfer/chat.h"

#include <optional>
#include <string_view>

namespace ieum::transfer {

/// Sets kind, attachments and text (without the app's marks) of a record that a person sent.
void readWhatsAppBody(ChatMessage& message);

/// Would a reader take the line, as the first of a record, for the app's word that a file belongs to it?
bool namesAFile(std::string_view line);

/// iOS puts U+200E in front of what the app wrote.
bool isMarkedByApp(std::string_view body);
/// A known notice of the app, whoever stands in front of it; `body` is marked.
bool isWhatsAppNotice(std::string_view body);
/// Stands in the name of the person who deleted it.
bool isWhatsAppDeletion(std::string_view body);
/// "홍길동 created group "가족방"": the group, when the line says that and names it.
std::optional<std::string_view> groupCreatedIn(std::string_view line);
/// The beginning of news that quote something, which may hold ": " and so look like somebody's text.
bool opensQuotingNews(std::string_view text);

/// "WhatsApp Chat with <name>.txt" in the languages that we know, else "".
std::string_view whatsAppRoomInFileName(std::string_view fileName);

} // namespace ieum::transfer
