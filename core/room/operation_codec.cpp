// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "room/operation_codec.h"

#include "base/utf8.h"
#include "room/error.h"
#include "room/limits.h"

#include <algorithm>

namespace ieum::room {

namespace {

using Read = Result<OpBody>;

tl::unexpected<Error> bad() { return fail(Cause::Peer, RoomError::BadBody); }

template <class Enum> std::optional<Enum> readEnum(uint32_t number, Enum last) {
    if (number < 1 || number > static_cast<uint32_t>(last)) return std::nullopt;
    return static_cast<Enum>(number);
}

template <class Field> Result<Cuts> readCuts(const Field& from) {
    Cuts cuts;
    for (const wire::Cut& cut : from) {
        const auto feed = wire::idOf<FeedId>(cut.feed());
        if (!feed) return passOn(feed);
        cuts[*feed] = cut.seq();
    }
    return cuts;
}

Read read(const wire::CreateRoom& from) {
    const auto owner = feed::readDeviceCertificate(from.owner());
    if (!owner) return passOn(owner);
    const auto kind = readEnum(from.kind(), RoomKind::Self);
    if (!kind || from.nonce().size() != 16) return bad();
    CreateOp op{*kind, cleanLabel(from.name()), *owner, {}};
    const ByteView nonce = bytesOf(from.nonce());
    std::copy(nonce.begin(), nonce.end(), op.nonce.begin());
    return OpBody{std::move(op)};
}

Read read(const wire::AddMember& from) {
    const auto device = feed::readDeviceCertificate(from.device());
    if (!device) return passOn(device);
    const auto role = readEnum(from.role(), Role::Reader);
    return role ? Read(AddOp{*device, *role}) : Read(bad());
}

Read read(const wire::RemoveMember& from) {
    const auto person = wire::idOf<PersonId>(from.person());
    if (!person) return passOn(person);
    auto cuts = readCuts(from.cuts());
    if (!cuts) return passOn(cuts);
    return OpBody{RemoveOp{*person, std::move(*cuts)}};
}

Read read(const wire::SetRole& from) {
    const auto person = wire::idOf<PersonId>(from.person());
    if (!person) return passOn(person);
    const auto role = readEnum(from.role(), Role::Reader);
    if (!role) return bad();
    auto cuts = readCuts(from.cuts());
    if (!cuts) return passOn(cuts);
    return OpBody{SetRoleOp{*person, *role, std::move(*cuts)}};
}

Read read(const wire::SetPolicy& from) {
    const auto inviters = readEnum(from.invite(), Inviters::Everybody);
    const auto history = readEnum(from.history(), History::LastDays);
    const bool inRange = from.history_days() <= policyDaysMax && from.retention_days() <= policyDaysMax &&
                         from.disappearing_ms() <= uint64_t{policyDaysMax} * 24 * 60 * 60 * 1000;
    if (!inviters || !history || !inRange) return bad();
    return OpBody{PolicyOp{{*inviters, *history, from.history_days(), from.retention_days(),
                            static_cast<int64_t>(from.disappearing_ms())}}};
}

Read read(const wire::AddDevice& from) {
    auto device = feed::readDeviceCertificate(from.device());
    if (!device) return passOn(device);
    return OpBody{AddDeviceOp{std::move(*device)}};
}

Read read(const wire::RevokeDevice& from) {
    const auto person = wire::idOf<PersonId>(from.person());
    if (!person) return passOn(person);
    const auto device = wire::idOf<DeviceId>(from.device());
    if (!device) return passOn(device);
    auto cuts = readCuts(from.cuts());
    if (!cuts) return passOn(cuts);
    RevokeDeviceOp op{*person, *device, std::move(*cuts)};
    if (from.by_root().empty()) return OpBody{std::move(op)};
    op.byRoot = crypto::Signature::from(bytesOf(from.by_root()));
    if (!op.byRoot || !feed::isTakenBack(*person, *device, *op.byRoot)) return bad();
    return OpBody{std::move(op)};
}

template <class Message> void writeCuts(const Cuts& cuts, Message& into) {
    for (const auto& [feed, seq] : cuts) {
        auto* cut = into.add_cuts();
        cut->set_feed(wire::fieldOf(feed));
        cut->set_seq(seq);
    }
}

/// Writes each operation into its field.
struct Writing {
    wire::ControlBody& body;
    const RoomId& room;

    void operator()(const CreateOp& op) const {
        auto* create = body.mutable_create();
        create->set_room(wire::fieldOf(room));
        create->set_kind(static_cast<uint32_t>(op.kind));
        create->set_name(op.name);
        *create->mutable_owner() = feed::toWire(op.owner);
        create->set_nonce(std::string(textOf(op.nonce)));
    }
    void operator()(const AddOp& op) const {
        *body.mutable_add()->mutable_device() = feed::toWire(op.device);
        body.mutable_add()->set_role(static_cast<uint32_t>(op.role));
    }
    void operator()(const RemoveOp& op) const {
        body.mutable_remove()->set_person(wire::fieldOf(op.person));
        writeCuts(op.cuts, *body.mutable_remove());
    }
    void operator()(const SetRoleOp& op) const {
        body.mutable_set_role()->set_person(wire::fieldOf(op.person));
        body.mutable_set_role()->set_role(static_cast<uint32_t>(op.role));
        writeCuts(op.cuts, *body.mutable_set_role());
    }
    void operator()(const RenameOp& op) const { body.mutable_rename()->set_name(op.name); }
    void operator()(const PolicyOp& op) const {
        auto* policy = body.mutable_set_policy();
        policy->set_invite(static_cast<uint32_t>(op.policy.inviters));
        policy->set_history(static_cast<uint32_t>(op.policy.history));
        policy->set_history_days(op.policy.historyDays);
        policy->set_retention_days(op.policy.retentionDays);
        policy->set_disappearing_ms(static_cast<uint64_t>(op.policy.disappearingMs));
    }
    void operator()(const AddDeviceOp& op) const {
        *body.mutable_add_device()->mutable_device() = feed::toWire(op.device);
    }
    void operator()(const RevokeDeviceOp& op) const {
        body.mutable_revoke_device()->set_person(wire::fieldOf(op.person));
        body.mutable_revoke_device()->set_device(wire::fieldOf(op.device));
        writeCuts(op.cuts, *body.mutable_revoke_device());
        if (op.byRoot) body.mutable_revoke_device()->set_by_root(wire::fieldOf(*op.byRoot));
    }
};

} // namespace

Result<std::optional<OpBody>> readOperation(const wire::ControlBody& body) {
    const auto wrap = [](Read op) -> Result<std::optional<OpBody>> {
        if (!op) return passOn(op);
        return std::optional<OpBody>(std::move(*op));
    };
    if (body.has_create()) return wrap(read(body.create()));
    if (body.has_add()) return wrap(read(body.add()));
    if (body.has_remove()) return wrap(read(body.remove()));
    if (body.has_set_role()) return wrap(read(body.set_role()));
    if (body.has_rename()) return wrap(OpBody{RenameOp{cleanLabel(body.rename().name())}});
    if (body.has_set_policy()) return wrap(read(body.set_policy()));
    if (body.has_add_device()) return wrap(read(body.add_device()));
    if (body.has_revoke_device()) return wrap(read(body.revoke_device()));
    return std::optional<OpBody>();
}

Result<std::vector<FeedSeq>> readReferences(const wire::ControlBody& body, const FeedId& own) {
    if (static_cast<size_t>(body.references_size()) > controlReferencesMax) return bad();
    std::vector<FeedSeq> references;
    for (const wire::Reference& from : body.references()) {
        const auto feed = wire::idOf<FeedId>(from.feed());
        if (!feed) return passOn(feed);
        if (*feed == own) return bad();
        references.push_back({*feed, from.seq()});
    }
    return references;
}

wire::ControlBody toWire(const OpBody& op, const RoomId& room, const std::vector<FeedSeq>& references) {
    wire::ControlBody body;
    std::visit(Writing{body, room}, op);
    for (const FeedSeq& each : references) {
        auto* reference = body.add_references();
        reference->set_feed(wire::fieldOf(each.feed));
        reference->set_seq(each.seq);
    }
    return body;
}

} // namespace ieum::room
