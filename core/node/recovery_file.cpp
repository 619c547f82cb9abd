// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "node/recovery_file.h"

#include "base/reader.h"
#include "base/utf8.h"
#include "base/writer.h"
#include "crypto/aead.h"
#include "node/limits.h"

namespace ieum::node {

namespace {

constexpr std::string_view magic = "IEUMRECV";
constexpr uint8_t fileVersion = 1;
constexpr size_t headBytes = magic.size() + 1 + 8 + 4 + 16;

Bytes headOf(const crypto::PassphraseParameters& parameters) {
    Writer head;
    head.put(bytesOf(magic)).u8(fileVersion).u64(parameters.memoryBytes).u32(parameters.passes).put(parameters.salt);
    return head.take();
}

tl::unexpected<Error> foreign() { return fail(Cause::Input, NodeError::NotARecoveryFile); }

} // namespace

Result<Bytes> writeRecoveryFile(const Recovered& what, std::string_view passphrase, crypto::PassphraseParameters cost,
                                Random& random) {
    if (passphrase.empty()) return fail(Cause::Input, NodeError::WrongPassphrase);
    random.fill(cost.salt);
    const auto key = crypto::keyFromPassphrase(passphrase, cost);
    if (!key) return passOn(key);
    Bytes file = headOf(cost);
    const auto nonce = random.make<crypto::Nonce24>();
    Bytes plain = Writer().put(what.seed.view()).put(bytesOf(what.name)).take();
    const Bytes sealed = crypto::seal(*key, nonce, plain, file);
    crypto::wipe(plain);
    append(file, nonce.view());
    append(file, sealed);
    return file;
}

Result<Recovered> readRecoveryFile(ByteView file, std::string_view passphrase) {
    const size_t bytesMin = headBytes + crypto::Nonce24::byteCount + crypto::tagBytes + crypto::Key::byteCount;
    if (file.size() < bytesMin || file.size() > recoveryFileBytesMax) return foreign();
    Reader reader(file);
    if (textOf(reader.take(magic.size())) != magic) return foreign();
    if (const uint8_t version = reader.u8(); version != fileVersion) {
        return version > fileVersion ? Result<Recovered>(fail(Cause::Input, NodeError::ProfileTooNew, version))
                                     : Result<Recovered>(foreign());
    }
    crypto::PassphraseParameters parameters;
    parameters.memoryBytes = reader.u64();
    parameters.passes = reader.u32();
    const ByteView salt = reader.take(parameters.salt.size());
    std::copy(salt.begin(), salt.end(), parameters.salt.begin());
    const auto nonce = reader.id<crypto::Nonce24>();
    const auto key = crypto::keyFromPassphrase(passphrase, parameters);
    if (!key) return passOn(key);
    auto plain = crypto::open(*key, nonce, reader.take(reader.left()), file.first(headBytes));
    if (!plain) return fail(Cause::Input, NodeError::WrongPassphrase);
    auto seed = crypto::Key::from(ByteView(*plain).first(crypto::Key::byteCount));
    std::string name = cleanLabel(textOf(ByteView(*plain).subspan(crypto::Key::byteCount)), nameCodePointsMax);
    crypto::wipe(*plain);
    return Recovered{std::move(*seed), std::move(name)};
}

} // namespace ieum::node
