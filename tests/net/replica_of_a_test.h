// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Keys and options of a replica and its client, both real networks on loopback without a LAN.
#pragma once

#include "crypto/system_random.h"
#include "net/node_of_a_test.h"

namespace ieum::net {

struct ReplicaOfATest {
    crypto::SystemRandom random;
    crypto::AgreementKey key = crypto::AgreementKey::generate(random);
    crypto::AgreementKey pseudonym = crypto::AgreementKey::generate(random);

    static NetworkOptions clientOptions() {
        NetworkOptions options = loopbackOptions(47520);
        options.lan = false;
        return options;
    }
    NetworkOptions options(uint16_t port = 0) const {
        NetworkOptions options = clientOptions();
        options.replicaPort = port;
        options.replicaHost = "127.0.0.1";
        options.replicaSecret = copyOf(key.secret().view());
        return options;
    }
    NetworkOptions webOptions() const {
        NetworkOptions made = options();
        made.web.port = 0;
        made.web.host = "127.0.0.1";
        return made;
    }
    ReplicaToKeep at(uint16_t port, Transport transport = Transport::Tcp) const {
        ReplicaToKeep keep;
        keep.address.key = *ReplicaKey::from(key.publicKey().view());
        keep.address.host = "127.0.0.1";
        keep.address.port = port;
        keep.address.transport = transport;
        if (transport != Transport::Tcp) keep.address.path = "/";
        keep.pseudonymSecret = copyOf(pseudonym.secret().view());
        return keep;
    }
};

} // namespace ieum::net
