// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Who vouches for whom: a person's root for a device, or another device of that person, at most two between it and the
// root; a device for a feed. Signed bytes are given field by field in
// docs/protocol.md; the protobuf form is only the envelope.
#pragma once

#include "crypto/agreement.h"
#include "crypto/sign.h"
#include "feed/error.h"
#include "feed/header.h"
#include "wire/codec.h"

#include <string>

namespace ieum::feed {

/// Another device of the same person that vouches for one.
struct Certifier {
    DeviceId device;
    crypto::AgreementPublicKey agreement;
    std::string name; ///< cleaned: a label
    crypto::Signature signature;
    bool operator==(const Certifier&) const = default;
};

struct DeviceCertificate {
    PersonId person;
    DeviceId device;
    crypto::AgreementPublicKey agreement;
    std::string name; ///< cleaned: a label
    crypto::Signature signature;
    std::vector<Certifier> certifiers{}; ///< nearest first; none: the root itself signed
    bool operator==(const DeviceCertificate&) const = default;
};

struct FeedCertificate {
    RoomId room;
    FeedId feed;
    Kind kind = Kind::Content;
    std::array<std::byte, 16> incarnation{};
    crypto::Signature signature;
};

/// What the person is called: the device that the root itself vouched for bears his name, further ones have their own.
const std::string& personNameOf(const DeviceCertificate& certificate);

DeviceCertificate certifyDevice(const crypto::SigningKey& root, const DeviceId& device,
                                const crypto::AgreementPublicKey& agreement, std::string name);
/// By a device of the same person, whose own certificate goes along. Nothing when it stands too far from the root.
std::optional<DeviceCertificate> certifyFurther(const crypto::SigningKey& certifierKey,
                                                const DeviceCertificate& certifier, const DeviceId& device,
                                                const crypto::AgreementPublicKey& agreement, std::string name);
/// The root takes a device back, in whatever room that is said.
crypto::Signature takeBack(const crypto::SigningKey& root, const DeviceId& device);
bool isTakenBack(const PersonId& person, const DeviceId& device, const crypto::Signature& byRoot);
FeedCertificate certifyFeed(const crypto::SigningKey& device, const RoomId& room, const FeedId& feed, Kind kind,
                            const std::array<std::byte, 16>& incarnation);

/// Errors: WireError::BadLength, FeedError::BadCertificate.
Result<DeviceCertificate> readDeviceCertificate(const wire::DeviceCertificate& from);
Result<FeedCertificate> readFeedCertificate(const wire::FeedCertificate& from, const DeviceId& device);
wire::DeviceCertificate toWire(const DeviceCertificate& certificate);
wire::FeedCertificate toWire(const FeedCertificate& certificate);

} // namespace ieum::feed
