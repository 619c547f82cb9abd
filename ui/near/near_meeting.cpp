// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/near/near_meeting.h"

#include "node/error.h"
#include "ui/words/errors.h"
#include "ui/words/names.h"

namespace ieum::ui {
namespace {

constexpr Role<NearRow> roles[] = {
    {"key", &NearRow::key}, {"name", &NearRow::name}, {"initial", &NearRow::initial}, {"usable", &NearRow::usable}};

} // namespace

NearMeeting::NearMeeting(Make make, QObject* parent) : QObject(parent), m_make(std::move(make)), m_people(roles) {}

QString NearMeeting::stage() const {
    using Stage = node::NearTalk::Stage;
    if (!m_near || !m_near->state().visible) return QStringLiteral("off");
    switch (m_near->state().stage) {
    case Stage::Asking:
        return QStringLiteral("asking");
    case Stage::Asked:
        return QStringLiteral("asked");
    case Stage::Revealing:
        return QStringLiteral("revealing");
    case Stage::Comparing:
        return m_near->state().weSaidSame ? QStringLiteral("said") : QStringLiteral("comparing");
    case Stage::Met:
        return QStringLiteral("met");
    case Stage::New:
    case Stage::Idle:
        break;
    }
    return m_waiting ? QStringLiteral("met") : QStringLiteral("looking");
}

void NearMeeting::show(Live* live) {
    hide();
    m_live = live;
    if (!m_make) return refuse(fail(Cause::Input, NodeError::NotOnline).value());
    m_turn = std::make_unique<QObject>();
    live->ask(m_turn.get(), node::WhoAmI{}, [this](const Result<node::Self>& self) {
        if (!self) return refuse(self.error());
        begin(*self);
    });
}

void NearMeeting::begin(const node::Self& self) {
    m_ownName = shownName(self.name);
    node::Near::Told told;
    // Queued: what is told comes out of the middle of something. It dies with the turn.
    const auto later = [turn = m_turn.get()](auto deed) {
        QMetaObject::invokeMethod(turn, std::move(deed), Qt::QueuedConnection);
    };
    told.changed = [this, later] { later([this] { take(); }); };
    told.inviteWanted = [this, later] { later([this] { invite(); }); };
    told.invited = [this, later](const std::string& link) { later([this, link] { accept(link); }); };
    m_near = m_make({self.person, self.name, self.hasRoot}, std::move(told));
    if (const auto shown = m_near->show(); !shown) {
        m_near.reset();
        return refuse(shown.error());
    }
    take();
}

void NearMeeting::hide() {
    m_near.reset();
    m_waiting.reset();
    m_turn.reset();
    m_people.replace({});
    m_name.clear();
    m_another.clear();
    m_error.clear();
    emit changed();
}

void NearMeeting::take() {
    if (!m_near) return;
    QList<NearRow> rows;
    for (const node::NearPerson& each : m_near->state().people) {
        const QString name = shownName(each.name);
        rows += NearRow{QString::number(each.key), name, initialOf(name), each.usable};
    }
    m_people.replace(rows);
    if (!m_near->state().withName.empty()) m_name = shownName(m_near->state().withName);
    emit changed();
}

void NearMeeting::ask(const QString& key) {
    m_error.clear();
    if (m_near) m_near->ask(key.toULongLong());
}

void NearMeeting::answer(bool yes) {
    m_error.clear();
    if (m_near) m_near->answer(yes);
}

void NearMeeting::same() {
    if (m_near) m_near->same();
}

QString NearMeeting::error() const {
    if (!m_error.isEmpty() || !m_near || !m_near->state().why) return m_error;
    return errorText(*m_near->state().why);
}

void NearMeeting::noteRooms(std::function<void()> next) {
    if (!m_live) return;
    m_live->ask(m_turn.get(), node::ListRooms{},
                [this, next = std::move(next)](const Result<std::vector<node::RoomRow>>& known) {
                    if (!known) return refuse(known.error());
                    m_before.clear();
                    for (const node::RoomRow& each : *known) m_before.insert(each.id);
                    next();
                });
}

void NearMeeting::await() {
    if (!m_live) return;
    m_waiting = std::make_unique<QObject>();
    connect(m_live, &Live::roomsChanged, m_waiting.get(), [this] { look(); });
    connect(m_live, &Live::membersChanged, m_waiting.get(), [this] { look(); });
    emit changed();
}

void NearMeeting::look() {
    if (!m_live || !m_waiting) return;
    m_live->ask(m_waiting.get(), node::ListRooms{}, [this](const Result<std::vector<node::RoomRow>>& rooms) {
        if (!rooms) return;
        for (const node::RoomRow& each : *rooms) {
            if (each.kind == node::RoomKind::Direct && !m_before.contains(each.id)) judge(each.id);
        }
    });
}

/// A room for two that came meanwhile may be of another invitation, or of this one in the hands of somebody else.
void NearMeeting::judge(const RoomId& room) {
    if (!m_live || !m_waiting) return;
    m_live->ask(m_waiting.get(), node::ListMembers{room}, [this, room](const Result<std::vector<node::MemberRow>>& in) {
        if (!in) return;
        QString another;
        for (const node::MemberRow& each : *in) {
            if (each.person == m_person) {
                emit came(hexOf(room));
                return hide();
            }
            if (!each.isSelf) another = shownName(each.name);
        }
        if (another.isEmpty()) return;
        m_another = another;
        emit changed();
    });
}

void NearMeeting::invite() {
    if (!m_live || !m_near) return;
    m_person = m_near->state().metPerson;
    m_live->ask(m_turn.get(), node::MakeInvite{}, [this](const Result<node::InviteLink>& made) {
        if (!made) return refuse(made.error());
        noteRooms([this, link = made->link] {
            await();
            if (m_near->state().metPerson == m_person) m_near->give(link);
        });
    });
}

void NearMeeting::accept(const std::string& link) {
    if (!m_near) return;
    m_person = m_near->state().metPerson;
    noteRooms([this, link] {
        await();
        if (!m_live) return;
        m_live->ask(m_turn.get(), node::AcceptInvite{link}, [this](const Result<node::Accepted>& accepted) {
            if (!accepted) return refuse(accepted.error());
            emit changed();
        });
    });
}

void NearMeeting::refuse(const Error& error) {
    m_error = errorText(error);
    m_waiting.reset();
    emit changed();
}

} // namespace ieum::ui
