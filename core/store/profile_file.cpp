// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/profile_file.h"

#include "base/reader.h"
#include "base/writer.h"
#include "crypto/aead.h"
#include "crypto/hash.h"
#include "crypto/kdf.h"
#include "store/limits.h"
#include "store/passphrase_change.h"

namespace ieum::store {
namespace {

constexpr std::string_view magic = "IEUMPROF";
constexpr uint8_t fileVersion = 1;
constexpr size_t checksumBytes = crypto::Digest32::byteCount;
constexpr size_t wrappedBytes = crypto::Key::byteCount + crypto::tagBytes;

enum class SlotKind : uint8_t { Passphrase = 1, Open = 2 };

struct Slot {
    SlotKind kind = SlotKind::Open;
    crypto::PassphraseParameters parameters;
    crypto::Nonce24 nonce;
    Bytes wrapped;
};

struct ProfileFile {
    Cipher cipher = Cipher::Aegis;
    std::vector<Slot> slots;
};

std::string profilePath(const std::string& folder) { return folder + "/profile"; }

/// Anybody can compute it: an open slot is no protection, and does not look like one.
crypto::Key openKey() { return crypto::derive(crypto::Key(), "ieum.profile.open.v1"); }

/// What the wrapped key is bound to: everything that decides how it is used.
Bytes boundTo(Cipher cipher, const Slot& slot) {
    Writer bound;
    bound.put(bytesOf(magic)).u8(fileVersion).u8(static_cast<uint8_t>(cipher)).u8(static_cast<uint8_t>(slot.kind));
    bound.u64(slot.parameters.memoryBytes).u32(slot.parameters.passes).put(slot.parameters.salt);
    return bound.take();
}

Bytes encode(const ProfileFile& file) {
    Writer writer;
    writer.put(bytesOf(magic)).u8(fileVersion).u8(static_cast<uint8_t>(file.cipher));
    writer.u8(static_cast<uint8_t>(file.slots.size()));
    for (const auto& slot : file.slots) {
        writer.u8(static_cast<uint8_t>(slot.kind));
        writer.u64(slot.parameters.memoryBytes).u32(slot.parameters.passes).put(slot.parameters.salt);
        writer.put(slot.nonce.view()).put(slot.wrapped);
    }
    writer.put(crypto::blake2b256(writer.bytes()).view());
    return writer.take();
}

Slot readSlot(Reader& reader) {
    Slot slot;
    slot.kind = static_cast<SlotKind>(reader.u8());
    slot.parameters.memoryBytes = reader.u64();
    slot.parameters.passes = reader.u32();
    const ByteView salt = reader.take(slot.parameters.salt.size());
    std::copy(salt.begin(), salt.end(), slot.parameters.salt.begin());
    slot.nonce = reader.id<crypto::Nonce24>();
    slot.wrapped = copyOf(reader.take(wrappedBytes));
    return slot;
}

tl::unexpected<Error> corrupt(size_t at) { return fail(Cause::Machine, StoreError::Corrupt, static_cast<int64_t>(at)); }

Result<ProfileFile> decode(ByteView bytes) {
    if (bytes.size() < magic.size() || textOf(bytes.first(magic.size())) != magic) {
        return fail(Cause::Input, StoreError::Foreign);
    }
    if (bytes.size() < magic.size() + 1 + checksumBytes) return corrupt(bytes.size());
    const ByteView content = bytes.first(bytes.size() - checksumBytes);
    const auto sum = crypto::blake2b256(content);
    // Against accidents; against intent there is the seal of each slot.
    if (!std::equal(sum.value.begin(), sum.value.end(), bytes.end() - checksumBytes)) return corrupt(content.size());
    Reader reader(content.subspan(magic.size()));
    const uint8_t version = reader.u8();
    if (version > fileVersion) return fail(Cause::Input, StoreError::TooNew, version);
    ProfileFile file;
    file.cipher = static_cast<Cipher>(reader.u8());
    const uint8_t count = reader.u8();
    if (version != fileVersion || count == 0 || count > slotsMax ||
        (file.cipher != Cipher::Aegis && file.cipher != Cipher::ChaCha20)) {
        return corrupt(magic.size());
    }
    for (uint8_t i = 0; i < count; ++i) {
        file.slots.push_back(readSlot(reader));
        const auto kind = file.slots.back().kind;
        if (kind != SlotKind::Passphrase && kind != SlotKind::Open) return corrupt(magic.size());
    }
    if (const auto whole = reader.finish(); !whole) return corrupt(content.size());
    return file;
}

Result<ProfileFile> load(const std::string& folder, const Files& files) {
    const auto bytes = files.read(profilePath(folder), profileFileBytesMax);
    if (!bytes) {
        if (bytes.error().is(BaseError::FileMissing)) return fail(Cause::Input, StoreError::ProfileMissing);
        return passOn(bytes);
    }
    return decode(*bytes);
}

Result<crypto::Key> keyOfSlot(const Slot& slot, std::string_view passphrase) {
    if (slot.kind == SlotKind::Open) return openKey();
    return crypto::keyFromPassphrase(passphrase, slot.parameters);
}

Result<crypto::Key> openSlot(Cipher cipher, const Slot& slot, std::string_view passphrase) {
    const auto wrapping = keyOfSlot(slot, passphrase);
    if (!wrapping) return passOn(wrapping);
    auto plain = crypto::open(*wrapping, slot.nonce, slot.wrapped, boundTo(cipher, slot));
    if (!plain) return fail(Cause::Input, StoreError::WrongPassphrase);
    auto key = crypto::Key::from(*plain);
    crypto::wipe(*plain);
    if (!key) return corrupt(plain->size());
    return std::move(*key);
}

/// A whole profile file with one slot.
Result<Bytes> wrapped(const crypto::Key& key, Cipher cipher, std::string_view passphrase, Random& random,
                      PassphraseCost cost) {
    Slot slot;
    slot.kind = passphrase.empty() ? SlotKind::Open : SlotKind::Passphrase;
    slot.parameters.memoryBytes = cost.memoryBytes;
    slot.parameters.passes = cost.passes;
    random.fill(slot.parameters.salt);
    slot.nonce = random.make<crypto::Nonce24>();
    const auto wrapping = keyOfSlot(slot, passphrase);
    if (!wrapping) return passOn(wrapping);
    slot.wrapped = crypto::seal(*wrapping, slot.nonce, key.view(), boundTo(cipher, slot));
    ProfileFile file;
    file.cipher = cipher;
    file.slots.push_back(std::move(slot));
    return encode(file);
}

} // namespace

std::string databasePath(const std::string& folder) { return folder + "/ieum.db"; }

std::string chunksFolder(const std::string& folder) { return folder + "/chunks"; }

ProfileFileKind profileKind(const std::string& folder, const Files& files) {
    const auto file = load(folder, files);
    if (!file) {
        return file.error().is(StoreError::ProfileMissing) ? ProfileFileKind::Missing : ProfileFileKind::Foreign;
    }
    for (const auto& slot : file->slots) {
        if (slot.kind == SlotKind::Open) return ProfileFileKind::Open;
    }
    return ProfileFileKind::Protected;
}

Result<Unlocked> createProfileFile(const std::string& folder, std::string_view passphrase, Random& random, Files& files,
                                   PassphraseCost cost) {
    Unlocked made{crypto::Key::random(random), bestCipher(), !passphrase.empty()};
    const auto written = restoreProfileFile(folder, passphrase, made.key, made.cipher, random, files, cost);
    if (!written) return passOn(written);
    return made;
}

Done restoreProfileFile(const std::string& folder, std::string_view passphrase, const crypto::Key& key, Cipher cipher,
                        Random& random, Files& files, PassphraseCost cost) {
    if (files.exists(profilePath(folder))) return fail(Cause::Input, StoreError::ProfileExists);
    const auto bytes = wrapped(key, cipher, passphrase, random, cost);
    if (!bytes) return passOn(bytes);
    if (const auto folders = files.makeFolders(folder); !folders) return passOn(folders);
    return files.writeDurably(profilePath(folder), *bytes);
}

Done changePassphrase(const std::string& folder, std::string_view old, std::string_view wanted, Random& random,
                      Files& files, PassphraseCost cost) {
    const auto unlocked = unlockProfile(folder, old, files);
    if (!unlocked) return passOn(unlocked);
    const auto bytes = wrapped(unlocked->key, unlocked->cipher, wanted, random, cost);
    if (!bytes) return passOn(bytes);
    Done written = files.writeDurably(profilePath(folder), *bytes);
    sweepProfileFolder(folder, files);
    return written;
}

void sweepProfileFolder(const std::string& folder, Files& files) {
    constexpr size_t namesMax = 10'000;
    const std::string_view unfinished = "profile.new-";
    const std::string inside = folder + '/';
    const auto names = files.namesIn(inside + '.', namesMax); // the folder may be a link
    for (const std::string& name : names ? *names : std::vector<std::string>()) {
        if (!name.starts_with(unfinished)) continue;
        std::string path = inside;
        path += name;
        (void)files.remove(path);
    }
}

Result<Unlocked> unlockProfile(const std::string& folder, std::string_view passphrase, const Files& files) {
    const auto file = load(folder, files);
    if (!file) return passOn(file);
    for (const auto& slot : file->slots) {
        auto key = openSlot(file->cipher, slot, passphrase);
        if (key) return Unlocked{std::move(*key), file->cipher, slot.kind == SlotKind::Passphrase};
        if (!key.error().is(StoreError::WrongPassphrase)) return passOn(key);
    }
    return fail(Cause::Input, StoreError::WrongPassphrase);
}

} // namespace ieum::store
