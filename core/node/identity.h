// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Who we are: the person's root key, this device's keys and the certificate that ties them. Made once, locally, and
// kept in the encrypted database; nobody else is asked. A device that is linked later keeps its keys and becomes one of
// the person who vouches for it; it never has the root key.
#pragma once

#include "room/opening.h"
#include "store/peer_store.h"

#include <memory>

namespace ieum::node {

struct Identity {
    std::shared_ptr<const crypto::SigningKey> root;   ///< nullptr on a device that was linked
    std::shared_ptr<const crypto::SigningKey> device; ///< shared: every session signs with it
    crypto::AgreementKey agreement;
    room::Self self;
    bool isRecovered = false; ///< the root key was brought back from words or a file, and its rooms have to be

    PersonId person() const { return self.certificate.person; }
    DeviceId deviceId() const { return self.certificate.device; }
    const std::string& name() const { return feed::personNameOf(self.certificate); }
};

/// Makes new keys and saves them. `name` is a clean label.
Result<std::unique_ptr<Identity>> makeIdentity(std::string name, store::Settings& settings, Random& random);
/// A new device of somebody whose root key was kept: with keys of its own and none of the rooms.
Result<std::unique_ptr<Identity>> recoverIdentity(const crypto::Key& rootSeed, std::string name,
                                                  store::Settings& settings, Random& random);
/// Becomes the device of another person: `certificate` is of our keys. The root key that we had is forgotten.
Done adopt(Identity& identity, feed::DeviceCertificate certificate, store::Settings& settings);
/// Errors: NodeError::ProfileCorrupt.
Result<std::unique_ptr<Identity>> loadIdentity(store::Settings& settings);

} // namespace ieum::node
