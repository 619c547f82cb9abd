// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Leading a room to another place, in two deeds that are made of the requests that there are: announcing it, and
// writing a kit that somebody without Ieum can use (transfer/handover_kit.h). For the command line and the window
// alike.
#pragma once

#include "node/api.h"
#include "transfer/handover_notice.h"

#include <functional>

namespace ieum::node {

struct Announcement {
    RoomId room;
    transfer::HandoverPlace place;
    std::string language = "ko";
};
/// Posts the notice and pins it. Errors: BadRequest (a place that is not one line), NotAllowed (neither owner nor
/// admin) and those of sending.
void announceHandover(Api& api, const Announcement& announcement, const Reply<MessageId>& reply);

struct KitWanted {
    RoomId room;
    std::string outPath;              ///< absolute; must not exist; a folder
    std::vector<std::string> formats; ///< of the transcript, beside "html"
    std::string language = "ko";
    std::string timeZone = "Asia/Seoul";
};
struct KitWritten {
    HandoverRow handover;
    std::string path;
    uint32_t messages = 0; ///< of the transcript
    uint32_t files = 0;
};
/// Nothing stands under `outPath` before all of it does. Answers on the thread of the Api's replies, which the caller
/// is on. Errors: those of GetHandover and ExportRoom, OutExists, those of the disk.
void writeHandoverKit(Api& api, KitWanted wanted, Reply<KitWritten> reply);

} // namespace ieum::node
