// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <string>

namespace ieum::ui {

/// What people call the messenger that a message was imported from; `source` as in MessageRow.
QString messengerName(const std::string& source);
/// "Imported from KakaoTalk by 나무, not signed by its author"; a signature that came with it is said, too.
QString provenanceText(const std::string& source, const std::string& importedBy);
/// Of a member who is the author because somebody here said so: his name is never all that is said, he signed nothing.
QString tiedName(const std::string& name, const std::string& importedName);

} // namespace ieum::ui
