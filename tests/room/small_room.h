// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// An owner, two admins, a member and a stranger with one room, each knowing what he has heard.
#pragma once

#include "room/room_ids.h"
#include "room/story.h"

#include <optional>

namespace ieum::room::test {

class SmallRoom {
  protected:
    void begin(RoomKind kind = RoomKind::Group) {
        m_all.clear();
        m_owner.emplace("owner", 1);
        m_admin.emplace("admin", 2);
        m_other.emplace("other", 3);
        m_member.emplace("member", 4);
        m_stranger.emplace("stranger", 5);
        m_room = groupRoomId(m_owner->person(), {});
        for (auto* actor : {&*m_owner, &*m_admin, &*m_other, &*m_member, &*m_stranger}) enter(*actor);
        m_owner->does(CreateOp{kind, "모임", m_owner->certificate, {}});
        m_owner->does(adding(*m_admin, Role::Admin));
        m_owner->does(adding(*m_other, Role::Admin));
        m_owner->does(adding(*m_member));
        for (Actor* actor : m_all) actor->hear(*m_owner);
    }
    Actor& enter(Actor& actor) {
        actor.enter(m_room);
        m_all.push_back(&actor);
        return actor;
    }
    /// Everybody hears all that anybody knows, and agrees; gives what all see.
    Membership gather() {
        for (Actor* actor : m_all) {
            for (const Actor* other : m_all) actor->hear(*other);
        }
        SeededRandom random(7);
        Membership seen = m_owner->sees();
        for (int i = 0; i < 10; ++i) {
            const std::string other = printed(inSomeOrder(m_room, m_owner->known(), random));
            if (other != printed(seen)) qFatal("%s\n%s", printed(seen).c_str(), other.c_str());
        }
        return seen;
    }

    std::optional<Actor> m_owner, m_admin, m_other, m_member, m_stranger;
    std::vector<Actor*> m_all;
    RoomId m_room;
};

} // namespace ieum::room::test
