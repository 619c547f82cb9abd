// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "node/bundle_reading.h"
#include "node/bundle_writing.h"
#include "node/error.h"
#include "node/handlers.h"
#include "node/limits.h"

namespace ieum::node {

void handle(Parts& parts, Asked<WriteBundle> asked, Now now) {
    const auto reply = asked.reply;
    const auto writing = std::make_shared<BundleWriting>(parts, std::move(asked));
    const Done begun = writing->begin(now);
    if (begun) {
        // The first batch has sent what waited in the outbox: not before that is durable it leaves.
        return afterCommit(parts.world, reply, [writing] { writing->start(); });
    }
    const bool isBroken = begun.error().cause == Cause::Machine && begun.error().folder == Folder::Store;
    if (isBroken) parts.world.noteFailure(begun);
    replyLater<BundleWritten>(parts.world, reply, passOn(begun));
}

void handle(Parts& parts, Asked<ReadBundle> asked, Now) {
    if (asked.request.paths.empty() || asked.request.paths.size() > bundlePartsMax) {
        return replyLater<BundleRead>(parts.world, asked.reply, fail(Cause::Input, NodeError::BadRequest));
    }
    std::make_shared<BundleReading>(parts, std::move(asked))->begin();
}

} // namespace ieum::node
