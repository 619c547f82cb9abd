// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "crypto/labelled.h"
#include "feed/certificate.h"
#include "vectors/vectors.h"

namespace ieum::vectors {
namespace {

/// A certificate as it travels, and the bytes that its newest signature covers.
QJsonObject formOf(const feed::DeviceCertificate& certificate, const std::string& name, const Bytes& signedBytes) {
    return {{"deviceSeed", hex(keyOf(name).view())},
            {"device", hex(certificate.device.view())},
            {"agreementSecret", hex(keyOf(name + " agreement").view())},
            {"agreement", hex(certificate.agreement.view())},
            {"name", QString::fromStdString(certificate.name)},
            {"signed", hex(signedBytes)},
            {"signature", hex(certificate.signature.view())},
            {"certificate", hex(wire::encode(feed::toWire(certificate)))}};
}

Bytes coveredBy(const feed::DeviceCertificate& made) {
    const ByteView name = bytesOf(made.name);
    if (made.certifiers.empty()) {
        return crypto::labelled("ieum device v1",
                                {made.person.view(), made.device.view(), made.agreement.view(), name});
    }
    return crypto::labelled("ieum further device v1", {made.person.view(), made.certifiers.front().device.view(),
                                                       made.device.view(), made.agreement.view(), name});
}

} // namespace

/// The root vouches for the first, the first for the second, the second for the third, and that is as far as it goes.
QJsonObject devices() {
    const auto root = signingKeyOf("root");
    const auto agreementOf = [](const std::string& name) {
        return crypto::AgreementKey::fromSecret(keyOf(name + " agreement")).publicKey();
    };
    const auto deviceOf = [](const std::string& name) { return signingKeyOf(name).publicAs<DeviceId>(); };
    const auto first = feed::certifyDevice(root, deviceOf("first"), agreementOf("first"), "민지");
    const auto second =
        feed::certifyFurther(signingKeyOf("first"), first, deviceOf("second"), agreementOf("second"), "노트북");
    const auto third =
        feed::certifyFurther(signingKeyOf("second"), *second, deviceOf("third"), agreementOf("third"), "tablet");
    return {
        {"what", "a person's devices, each vouched for by the one before it and the first by the root: the bytes "
                 "that were signed, and the certificate with the chain above it"},
        {"rootSeed", hex(root.seed().view())},
        {"person", hex(root.publicKey().view())},
        {"devices", QJsonArray{formOf(first, "first", coveredBy(first)), formOf(*second, "second", coveredBy(*second)),
                               formOf(*third, "third", coveredBy(*third))}}};
}

} // namespace ieum::vectors
