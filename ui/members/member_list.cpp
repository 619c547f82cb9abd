// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/members/member_list.h"

#include "ui/words/errors.h"
#include "ui/words/names.h"
#include "ui/words/times.h"

#include <QCoreApplication>
#include <QDateTime>

namespace ieum::ui {
namespace {

struct Members {
    Q_DECLARE_TR_FUNCTIONS(Members)
};

using R = MemberListRow;
constexpr Role<R> roles[] = {{"key", &R::key},   {"name", &R::name},           {"initial", &R::initial},
                             {"role", &R::role}, {"seen", &R::seen},           {"hue", &R::hue},
                             {"self", &R::self}, {"reachable", &R::reachable}, {"removable", &R::removable}};

QString roleText(node::Role role) {
    switch (role) {
    case node::Role::Owner:
        return Members::tr("Owner");
    case node::Role::Admin:
        return Members::tr("Admin");
    case node::Role::Reader:
        return Members::tr("Reader");
    case node::Role::Member:
    case node::Role::None:
        break;
    }
    return {};
}

QString seenText(const node::MemberRow& member, qint64 nowMs) {
    if (member.isSelf) return Members::tr("This is you");
    if (member.reachable) return Members::tr("Reachable now");
    if (member.seenMs == 0) return Members::tr("Not seen yet");
    return Members::tr("Last seen %1").arg(momentOf(member.seenMs, nowMs));
}

bool mayRemove(node::Role own, const node::MemberRow& member) {
    if (member.isSelf) return false;
    return own == node::Role::Owner || (own == node::Role::Admin && member.role != node::Role::Owner);
}

R rowOf(const node::MemberRow& member, node::Role own, qint64 nowMs) {
    R row;
    row.key = hexOf(member.person);
    row.name = shownName(member.name);
    row.initial = initialOf(row.name);
    row.role = roleText(member.role);
    row.seen = seenText(member, nowMs);
    row.hue = hueOf(member.person);
    row.self = member.isSelf;
    row.reachable = member.reachable || member.isSelf;
    row.removable = mayRemove(own, member);
    return row;
}

} // namespace

MemberList::MemberList(QObject* parent) : OnRoom(parent), m_rows(roles) {}

void MemberList::follow(Live& live) {
    connect(&live, &Live::statusChanged, this, &MemberList::refresh);
    connect(&live, &Live::membersChanged, this, [this](const QString& room) {
        if (isOurs(room)) refresh();
    });
    refresh();
}

void MemberList::roomCame() { refresh(); }

void MemberList::refresh() {
    if (!canAsk() || !m_asking.begin()) return;
    live()->ask(this, node::ListMembers{idOf<RoomId>(room())}, [this](Result<std::vector<node::MemberRow>> members) {
        if (m_asking.end()) refresh();
        if (!members) return;
        node::Role own = node::Role::None;
        for (const auto& member : *members) {
            if (member.isSelf) own = member.role;
        }
        QList<MemberListRow> rows;
        for (const auto& member : *members) rows += rowOf(member, own, QDateTime::currentMSecsSinceEpoch());
        std::stable_sort(rows.begin(), rows.end(), [](const R& a, const R& b) {
            return std::pair(!a.self, !a.reachable) < std::pair(!b.self, !b.reachable);
        });
        m_rows.replace(rows);
    });
}

void MemberList::remove(const QString& person) {
    const node::RemoveMember request{idOf<RoomId>(room()), idOf<PersonId>(person)};
    live()->ask(this, request, [this](Result<node::Nothing> done) {
        if (!done) return fail(done.error());
        refresh();
    });
}

void MemberList::leave() {
    live()->ask(this, node::LeaveRoom{idOf<RoomId>(room())}, [this](Result<node::Nothing> done) {
        if (!done) return fail(done.error());
        emit left();
    });
}

void MemberList::fail(const Error& error) {
    m_error = errorText(error);
    emit errorChanged();
}

} // namespace ieum::ui
