// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "transfer/kakao_phone.h"

namespace ieum::transfer {

Result<Chat> readKakaoPhone(const DialectInput& input, const KakaoPhone& phone, KakaoReading reading) {
    auto zone = TimeZone::named(input.options.timeZone, input.files);
    if (!zone) return passOn(zone);
    const TextUnits cut = unitsOf(input.text, phone.isHead, phone.stands);
    const UnitRange units = cut.units();
    size_t first = 0;
    while (first < units.size() && !phone.isHead(units[first].text) && !phone.isDay(units[first].text)) ++first;
    const KakaoHeader header = readKakaoHeader(units.first(first), phone.titleCount);

    const KakaoSenders senders(
        [&](const KakaoSenders::Take& take) { // of people, and sentences that name them
            for (const TextUnit unit : units.subspan(first)) {
                if (phone.isHead(unit.text)) take(firstLineOf(phone.bodyOf(unit.text)));
            }
        },
        input.options.me);
    ChatBuilder builder(std::string(phone.source), std::move(*zone), input.options, phone.readBody);
    for (const uint32_t line : header.skipped) builder.skip(line);
    reading({units.subspan(first), cut.byRecord, senders, builder});
    return builder.finish(header.room.empty() ? roomFromFileName(input.fileName) : header.room, input.options.timeZone);
}

} // namespace ieum::transfer
