// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/support/scripted_later.h"

#include <algorithm>

namespace ieum::uitest {

using namespace node;

MessageId putLater(Script& script, const SendMessage& request) {
    LaterRow row;
    row.id = numbered<MessageId>(210, static_cast<uint8_t>(script.sent.size()));
    row.room = request.room;
    row.text = request.text;
    row.dueMs = request.dueMs;
    script.later.push_back(row);
    script.tell(TimelineChanged{request.room});
    return row.id;
}

Result<std::vector<LaterRow>> answer(Script& script, const ListLater& request) {
    std::vector<LaterRow> rows = script.later;
    std::erase_if(rows, [&](const LaterRow& row) { return request.room && row.room != *request.room; });
    std::sort(rows.begin(), rows.end(), [](const auto& a, const auto& b) { return a.dueMs < b.dueMs; });
    return rows;
}
Result<Nothing> answer(Script& script, const ChangeLater& request) {
    if (script.refuseChanging) return Result<Nothing>(tl::unexpected<Error>(*script.refuseChanging));
    for (LaterRow& row : script.later) {
        if (row.id != request.message) continue;
        row.text = request.text.value_or(row.text);
        row.dueMs = request.dueMs.value_or(row.dueMs);
    }
    const RoomId room = script.later.empty() ? RoomId() : script.later.front().room;
    std::erase_if(script.later, [](const LaterRow& row) { return row.dueMs == 0; }); // it went
    script.tell(TimelineChanged{room});
    return Nothing{};
}
Result<Nothing> answer(Script& script, const DropLater& request) {
    std::erase_if(script.later, [&](const LaterRow& row) { return row.id == request.message; });
    return Nothing{};
}

} // namespace ieum::uitest
