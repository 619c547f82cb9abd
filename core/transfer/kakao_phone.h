// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What KakaoTalk's texts from phones have in common: records that carry their whole date, and senders that end at " :
// ".
#pragma once

#include "transfer/chat_builder.h"
#include "transfer/dialect.h"
#include "transfer/kakao_body.h"
#include "transfer/kakao_header.h"
#include "transfer/kakao_senders.h"
#include "transfer/text_units.h"

namespace ieum::transfer {

struct KakaoPhone {
    std::string_view source;
    TitleCount titleCount;
    BodyReader readBody;
    LineTest isHead;                                     ///< a record
    LineTest stands;                                     ///< that, or what else may stand between two CRLFs
    LineTest isDay;                                      ///< what may stand above the first record and ends the header
    std::string_view (*bodyOf)(std::string_view record); ///< what is behind the time
};

/// The records of the file, behind its header.
struct KakaoRecords {
    UnitRange units;
    bool byRecord = false; ///< as in TextUnits
    const KakaoSenders& senders;
    ChatBuilder& builder;
};
using KakaoReading = void (*)(const KakaoRecords& records);

Result<Chat> readKakaoPhone(const DialectInput& input, const KakaoPhone& phone, KakaoReading reading);

} // namespace ieum::transfer
