// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Who we are: the person's root key, this device's keys and the certificate that ties them. Made once, locally, and
// kept in the encrypted database; nobody else is asked.
#pragma once

#include "room/opening.h"
#include "store/peer_store.h"

#include <memory>

namespace ieum::node {

struct Identity {
    std::shared_ptr<const crypto::SigningKey> root;
    std::shared_ptr<const crypto::SigningKey> device; ///< shared: every session signs with it
    crypto::AgreementKey agreement;
    room::Self self;

    PersonId person() const { return self.certificate.person; }
    DeviceId deviceId() const { return self.certificate.device; }
    const std::string& name() const { return self.certificate.name; }
};

/// Makes new keys and saves them. `name` is a clean label.
Result<std::unique_ptr<Identity>> makeIdentity(std::string name, store::Settings& settings, Random& random);
/// Errors: NodeError::ProfileCorrupt.
Result<std::unique_ptr<Identity>> loadIdentity(store::Settings& settings);

} // namespace ieum::node
