// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "node/identity.h"

#include "base/reader.h"
#include "base/writer.h"
#include "node/error.h"

namespace ieum::node {

namespace {

constexpr std::string_view settingName = "identity";
constexpr uint8_t formatVersion = 1;

std::unique_ptr<Identity> assemble(const crypto::Key& rootSeed, const crypto::Key& deviceSeed,
                                   const crypto::Key& agreementSecret, std::string name) {
    auto made = std::make_unique<Identity>(
        Identity{std::make_shared<crypto::SigningKey>(crypto::SigningKey::fromSeed(rootSeed)),
                 std::make_shared<crypto::SigningKey>(crypto::SigningKey::fromSeed(deviceSeed)),
                 crypto::AgreementKey::fromSecret(agreementSecret),
                 {}});
    made->self.certificate = feed::certifyDevice(*made->root, made->device->publicAs<DeviceId>(),
                                                 made->agreement.publicKey(), std::move(name));
    made->self.deviceKey = made->device.get();
    made->self.agreement = &made->agreement;
    return made;
}

} // namespace

Result<std::unique_ptr<Identity>> makeIdentity(std::string name, store::Settings& settings, Random& random) {
    const auto root = crypto::Key::random(random);
    const auto device = crypto::Key::random(random);
    const auto agreement = crypto::Key::random(random);
    Bytes stored =
        Writer().u8(formatVersion).put(root.view()).put(device.view()).put(agreement.view()).put(bytesOf(name)).take();
    const auto saved = settings.set(settingName, stored);
    crypto::wipe(stored);
    if (!saved) return passOn(saved);
    return assemble(root, device, agreement, std::move(name));
}

Result<std::unique_ptr<Identity>> loadIdentity(store::Settings& settings) {
    auto stored = settings.get(settingName);
    if (!stored) return passOn(stored);
    if (!*stored) return fail(Cause::Machine, NodeError::ProfileCorrupt);
    Reader reader(**stored);
    const uint8_t version = reader.u8();
    const auto root = crypto::Key::from(reader.take(32));
    const auto device = crypto::Key::from(reader.take(32));
    const auto agreement = crypto::Key::from(reader.take(32));
    std::string name(textOf(reader.take(reader.left())));
    const bool sound = reader.finish().has_value() && version == formatVersion && root && device && agreement;
    crypto::wipe(**stored);
    if (!sound) return fail(Cause::Machine, NodeError::ProfileCorrupt);
    return assemble(*root, *device, *agreement, std::move(name));
}

} // namespace ieum::node
