// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// One conversation as different messengers export it, for benchmarks: the same people, words and times in all of them.
#pragma once

#include <QString>
#include <vector>

namespace ieum::bench {

struct ChatForm {
    const char* name;
    /// Writes so many messages into an empty folder; what is to be imported then is the answer.
    QString (*write)(const QString& folder, int messages);
};
/// All but KakaoTalk's on Android and our own archive.
const std::vector<ChatForm>& chatForms();

} // namespace ieum::bench
