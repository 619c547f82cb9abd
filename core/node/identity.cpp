// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "node/identity.h"

#include "base/reader.h"
#include "base/writer.h"
#include "node/error.h"

namespace ieum::node {

namespace {

constexpr std::string_view settingName = "identity";
constexpr uint8_t formatVersion = 1; ///< root, device, agreement, name
constexpr uint8_t linkedVersion = 2; ///< device, agreement, certificate
constexpr std::string_view recoveredName = "recovered";

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

Result<std::unique_ptr<Identity>> readLinked(Reader& reader) {
    const auto device = crypto::Key::from(reader.take(32));
    const auto agreement = crypto::Key::from(reader.take(32));
    const auto stored = wire::decode<wire::DeviceCertificate>(reader.take(reader.left()));
    const auto corrupt = [] { return fail(Cause::Machine, NodeError::ProfileCorrupt); };
    if (!reader.finish() || !device || !agreement || !stored) return corrupt();
    auto certificate = feed::readDeviceCertificate(*stored);
    if (!certificate) return corrupt();
    auto made =
        std::make_unique<Identity>(Identity{nullptr,
                                            std::make_shared<crypto::SigningKey>(crypto::SigningKey::fromSeed(*device)),
                                            crypto::AgreementKey::fromSecret(*agreement),
                                            {}});
    made->self = {std::move(*certificate), made->device.get(), &made->agreement};
    if (made->device->publicAs<DeviceId>() != made->deviceId()) return corrupt();
    return made;
}

Result<std::unique_ptr<Identity>> makeDevice(const crypto::Key& root, std::string name, store::Settings& settings,
                                             Random& random) {
    const auto device = crypto::Key::random(random);
    const auto agreement = crypto::Key::random(random);
    Bytes stored =
        Writer().u8(formatVersion).put(root.view()).put(device.view()).put(agreement.view()).put(bytesOf(name)).take();
    const auto saved = settings.set(settingName, stored);
    crypto::wipe(stored);
    if (!saved) return passOn(saved);
    return assemble(root, device, agreement, std::move(name));
}

Result<bool> isRecovered(store::Settings& settings) {
    const auto stored = settings.get(recoveredName);
    return stored ? Result<bool>(stored->has_value()) : passOn(stored);
}

} // namespace

Result<std::unique_ptr<Identity>> makeIdentity(std::string name, store::Settings& settings, Random& random) {
    return makeDevice(crypto::Key::random(random), std::move(name), settings, random);
}

Result<std::unique_ptr<Identity>> recoverIdentity(const crypto::Key& rootSeed, std::string name,
                                                  store::Settings& settings, Random& random) {
    if (const auto noted = settings.set(recoveredName, {}); !noted) return passOn(noted);
    auto made = makeDevice(rootSeed, std::move(name), settings, random);
    if (made) (*made)->isRecovered = true;
    return made;
}

Result<std::unique_ptr<Identity>> loadIdentity(store::Settings& settings) {
    auto stored = settings.get(settingName);
    if (!stored) return passOn(stored);
    if (!*stored) return fail(Cause::Machine, NodeError::ProfileCorrupt);
    Reader reader(**stored);
    const uint8_t version = reader.u8();
    if (version == linkedVersion) {
        auto linked = readLinked(reader);
        crypto::wipe(**stored);
        return linked;
    }
    const auto root = crypto::Key::from(reader.take(32));
    const auto device = crypto::Key::from(reader.take(32));
    const auto agreement = crypto::Key::from(reader.take(32));
    std::string name(textOf(reader.take(reader.left())));
    const bool sound = reader.finish().has_value() && version == formatVersion && root && device && agreement;
    crypto::wipe(**stored);
    if (!sound) return fail(Cause::Machine, NodeError::ProfileCorrupt);
    const auto recovered = isRecovered(settings);
    if (!recovered) return passOn(recovered);
    auto made = assemble(*root, *device, *agreement, std::move(name));
    made->isRecovered = *recovered;
    return made;
}

Done adopt(Identity& identity, feed::DeviceCertificate certificate, store::Settings& settings) {
    auto stored = settings.get(settingName);
    if (!stored) return passOn(stored);
    if (!*stored) return fail(Cause::Machine, NodeError::ProfileCorrupt);
    Reader reader(**stored);
    const bool isFirst = reader.u8() == formatVersion;
    (void)reader.take(32); // the root key
    const auto device = crypto::Key::from(reader.take(32));
    crypto::wipe(**stored);
    if (!isFirst || !device) return fail(Cause::Machine, NodeError::ProfileCorrupt);
    Bytes linked = Writer()
                       .u8(linkedVersion)
                       .put(device->view())
                       .put(identity.agreement.secret().view())
                       .put(wire::encode(feed::toWire(certificate)))
                       .take();
    const auto saved = settings.set(settingName, linked);
    crypto::wipe(linked);
    if (!saved) return saved;
    identity.root = nullptr;
    identity.self.certificate = std::move(certificate);
    return {};
}

} // namespace ieum::node
