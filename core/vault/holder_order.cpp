// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "vault/holder_order.h"

#include "crypto/hash.h"

#include <algorithm>

namespace ieum::vault {

namespace {

crypto::Digest32 placeOf(const FileId& file, const DeviceId& device) {
    return crypto::blake2b256({bytesOf("ieum holder order v1"), file.view(), device.view()});
}

} // namespace

bool mayLetGo(const FileId& file, const DeviceId& self, const std::vector<DeviceId>& others) {
    const crypto::Digest32 own = placeOf(file, self);
    return std::any_of(others.begin(), others.end(), [&](const DeviceId& other) { return placeOf(file, other) < own; });
}

} // namespace ieum::vault
