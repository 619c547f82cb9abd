// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "room/rescue.h"

#include "room/body_seal.h"

#include <algorithm>

namespace ieum::room {

namespace {

/// Who opens a feed or begins a room does so once; what was granted to a device was granted.
bool isSaidAgain(const wire::ControlBody& body) {
    using Op = wire::ControlBody;
    switch (body.op_case()) {
    case Op::kOpen:
    case Op::kCreate:
    case Op::kLinkGrant:
    case Op::OP_NOT_SET:
        return false;
    default:
        return true;
    }
}

const crypto::Key* secretOf(const EpochId& id, const RoomKeys& keys, const std::vector<EpochRecord>& epochs) {
    if (id.isZero()) return &keys.control();
    const auto found =
        std::find_if(epochs.begin(), epochs.end(), [&](const EpochRecord& epoch) { return epoch.id == id; });
    return found == epochs.end() ? nullptr : &found->secret;
}

} // namespace

Result<Rescued> rescue(const RoomKeys& keys, const RoomId& room, const feed::Range& range, RoomLog& log) {
    const auto epochs = log.epochs(room);
    if (!epochs) return passOn(epochs);
    Rescued rescued;
    for (const feed::Event& event : range.events) {
        const feed::Header& header = event.header;
        const crypto::Key* secret = secretOf(header.epoch, keys, *epochs);
        if (secret == nullptr) continue;
        const auto plain = openBody(*secret, {header.feed, header.seq, header.epoch}, event.body);
        if (!plain) continue;
        // References are made anew when it is said again: they tell what its author has seen by then.
        if (range.kind == feed::Kind::Control) {
            auto body = wire::decode<wire::ControlBody>(*plain);
            if (!body || !isSaidAgain(*body)) continue;
            body->clear_references();
            rescued.control.push_back(std::move(*body));
        } else {
            auto body = wire::decode<wire::ContentBody>(*plain);
            if (!body || body->has_open()) continue;
            body->clear_references();
            rescued.content.push_back(std::move(*body));
        }
    }
    return rescued;
}

wire::ControlBody bodyOf(const feed::ForkProof& proof) {
    wire::ControlBody body;
    body.set_fork(wire::fieldOf(ByteView(feed::encode(proof))));
    return body;
}

} // namespace ieum::room
