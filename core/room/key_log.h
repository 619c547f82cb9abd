// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What rooms need of storage for keys that end: our prekeys, and what is left of epochs whose secrets were wiped. Part
// of RoomLog.
#pragma once

#include "crypto/agreement.h"
#include "room/slice_log.h"

namespace ieum::room {

/// A key of this device to which others seal epochs for a while.
struct PrekeyRecord {
    crypto::Key secret; ///< X25519
    int64_t madeMs = 0; ///< our clock
    int64_t ageMs = 0;  ///< how old our profile was
};

class KeyLog : public SliceLog {
  public:
    virtual Done savePrekey(const RoomId& room, const PrekeyRecord& prekey) = 0;
    /// In the order in which they were saved.
    virtual Result<std::vector<PrekeyRecord>> prekeys(const RoomId& room) = 0;
    virtual Done forgetPrekey(const RoomId& room, const PrekeyRecord& prekey) = 0;
    /// Others follow it, which was noticed when our profile was so old.
    virtual Done setPast(const RoomId& room, const EpochId& epoch, int64_t ageMs) = 0;
    /// Wipes its secret; that there was one stays, so that it is not opened again out of its slice.
    virtual Done forgetEpoch(const RoomId& room, const EpochId& epoch) = 0;
    virtual Result<std::vector<EpochId>> forgottenEpochs(const RoomId& room) = 0;
};

} // namespace ieum::room
