// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// A room that goes on elsewhere: what may be asked of it. (The process that hands requests on is handover.h.)
#pragma once

#include "base/ids.h"
#include "node/rows.h"

#include <string>
#include <vector>

namespace ieum::node {

struct HandoverMember {
    PersonId person;
    std::string name;
    Role role = Role::Member;
    bool arrived = false;
    std::string contact; ///< what the member wrote in reply to the notice, the latest; "" when nothing
};
struct HandoverRow {
    std::string place;
    std::string link; ///< "" when there is none
    MessageId notice;
    std::vector<HandoverMember> members;
};
/// Of the latest notice of that kind: one that is pinned, or else one among the newest messages.
/// Errors: NoSuchRoom, NoHandover.
struct GetHandover {
    using Answer = HandoverRow;
    RoomId room;
};

} // namespace ieum::node
