// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "node/handlers.h"

#include <algorithm>

namespace ieum::node {

Result<std::vector<FileRow>> answer(Parts& parts, const ListFiles& request, Now) {
    if (request.room) return parts.rows.files(*request.room);
    std::vector<FileRow> all;
    for (const auto& [id, room] : parts.rooms.all()) {
        auto rows = parts.rows.files(id);
        if (!rows) return passOn(rows);
        all.insert(all.end(), std::make_move_iterator(rows->begin()), std::make_move_iterator(rows->end()));
    }
    std::sort(all.begin(), all.end(), [](const FileRow& a, const FileRow& b) { return a.timeMs > b.timeMs; });
    return all;
}

Result<Nothing> answer(Parts& parts, const FetchFile& request, Now) {
    const auto wanted = parts.fetcher.want(request.file);
    if (!wanted) return passOn(wanted);
    return Nothing{};
}

void handle(Parts& parts, Asked<SaveFile> asked, Now now) { parts.saves.ask(std::move(asked), now); }

} // namespace ieum::node
