// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Prekeys and wiped epochs in the database; the part of RoomStore that keeps them. What is forgotten is overwritten on
// the disk (secure_delete).
#pragma once

#include "store/slice_store.h"

namespace ieum::store {

class KeyStore : public SliceStore {
  public:
    explicit KeyStore(Connection& connection) : SliceStore(connection), m_keys(&connection) {}

    Done savePrekey(const RoomId& room, const room::PrekeyRecord& prekey) override;
    Result<std::vector<room::PrekeyRecord>> prekeys(const RoomId& room) override;
    Done setPast(const RoomId& room, const EpochId& epoch, int64_t ageMs) override;
    Done forgetPrekey(const RoomId& room, const room::PrekeyRecord& prekey) override;
    Done forgetEpoch(const RoomId& room, const EpochId& epoch) override;
    Result<std::vector<EpochId>> forgottenEpochs(const RoomId& room) override;

  private:
    Connection* m_keys;
};

} // namespace ieum::store
