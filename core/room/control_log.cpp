// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "room/control_log.h"

#include "base/utf8.h"
#include "room/error.h"

#include <algorithm>

namespace ieum::room {

namespace {

Result<OpBody> readCreate(const wire::CreateRoom& from) {
    const auto owner = feed::readDeviceCertificate(from.owner());
    if (!owner) return passOn(owner);
    const bool known = from.kind() >= 1 && from.kind() <= static_cast<uint32_t>(RoomKind::Self);
    if (!known || from.nonce().size() != 16) return fail(Cause::Peer, RoomError::BadBody);
    CreateOp op{static_cast<RoomKind>(from.kind()), cleanLabel(from.name()), *owner, {}};
    const ByteView nonce = bytesOf(from.nonce());
    std::copy(nonce.begin(), nonce.end(), op.nonce.begin());
    return OpBody{std::move(op)};
}

Result<Role> readRole(uint32_t role) {
    if (role < 1 || role > 3) return fail(Cause::Peer, RoomError::BadBody);
    return static_cast<Role>(role);
}

Result<OpBody> readRemove(const wire::RemoveMember& from) {
    const auto person = wire::idOf<PersonId>(from.person());
    if (!person) return passOn(person);
    RemoveOp op{*person, {}};
    for (const auto& cut : from.cuts()) {
        const auto feed = wire::idOf<FeedId>(cut.feed());
        if (!feed) return passOn(feed);
        op.cuts[*feed] = cut.seq();
    }
    return OpBody{std::move(op)};
}

/// Nothing for what is no membership operation.
Result<std::optional<OpBody>> readOp(const wire::ControlBody& body) {
    Result<OpBody> op = fail(Cause::Peer, RoomError::BadBody);
    if (body.has_create()) {
        op = readCreate(body.create());
    } else if (body.has_add()) {
        const auto device = feed::readDeviceCertificate(body.add().device());
        const auto role = readRole(body.add().role());
        if (device && role) op = OpBody{AddOp{*device, *role}};
    } else if (body.has_remove()) {
        op = readRemove(body.remove());
    } else if (body.has_set_role()) {
        const auto person = wire::idOf<PersonId>(body.set_role().person());
        const auto role = readRole(body.set_role().role());
        if (person && role) op = OpBody{SetRoleOp{*person, *role}};
    } else if (body.has_rename()) {
        op = OpBody{RenameOp{cleanLabel(body.rename().name())}};
    } else {
        return std::optional<OpBody>();
    }
    if (!op) return passOn(op);
    return std::optional<OpBody>(std::move(*op));
}

} // namespace

Done ControlLog::take(const wire::ControlBody& body, const FeedId& feed, uint64_t seq, feed::Hlc hlc,
                      const PersonId& author) {
    auto op = readOp(body);
    if (!op) return passOn(op);
    if (!*op) return {};
    m_ops.push_back({feed, seq, hlc, author, std::move(**op)});
    m_dirty = true;
    return {};
}

bool ControlLog::resolve() {
    if (!m_dirty) return false;
    m_membership = Membership::resolve(m_room, m_ops);
    m_dirty = false;
    return true;
}

wire::ControlBody toWire(const CreateOp& op, const RoomId& room) {
    wire::ControlBody body;
    auto* create = body.mutable_create();
    create->set_room(wire::fieldOf(room));
    create->set_kind(static_cast<uint32_t>(op.kind));
    create->set_name(op.name);
    *create->mutable_owner() = feed::toWire(op.owner);
    create->set_nonce(std::string(textOf(op.nonce)));
    return body;
}

wire::ControlBody toWire(const AddOp& op) {
    wire::ControlBody body;
    *body.mutable_add()->mutable_device() = feed::toWire(op.device);
    body.mutable_add()->set_role(static_cast<uint32_t>(op.role));
    return body;
}

wire::ControlBody toWire(const RemoveOp& op) {
    wire::ControlBody body;
    body.mutable_remove()->set_person(wire::fieldOf(op.person));
    for (const auto& [feed, seq] : op.cuts) {
        auto* cut = body.mutable_remove()->add_cuts();
        cut->set_feed(wire::fieldOf(feed));
        cut->set_seq(seq);
    }
    return body;
}

} // namespace ieum::room
