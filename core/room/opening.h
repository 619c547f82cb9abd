// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// A feed's first event: it says whose feed it is, vouched for by the device and the person's root. Sealed under the
// room's control key, so that a replica learns nothing of it.
#pragma once

#include "base/random.h"
#include "feed/certificate.h"
#include "room/records.h"
#include "room/room_keys.h"

namespace ieum::room {

/// Who we are; outlives every room.
struct Self {
    feed::DeviceCertificate certificate;
    const crypto::SigningKey* deviceKey = nullptr;
    const crypto::AgreementKey* agreement = nullptr;
};

/// Where a feed of the same device stood when this one was opened: what is cited was known to have been written.
struct Predecessor {
    FeedId feed;
    feed::Head head;
};

/// The plain body of a first event of ours.
Bytes openingBody(const Self& self, const RoomId& room, const FeedId& feed, feed::Kind kind,
                  const std::vector<Predecessor>& predecessors, Random& random);

struct Opening {
    FeedRecord record;
    feed::DeviceCertificate device;
    std::vector<Predecessor> predecessors; ///< their clocks are not told
};
/// Errors: BadBody, FeedError::BadCertificate.
Result<Opening> readOpening(const RoomKeys& keys, const RoomId& room, const feed::Event& first, feed::Kind kind);

} // namespace ieum::room
