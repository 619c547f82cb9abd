// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/backup_form.h"

#include "base/reader.h"
#include "base/writer.h"
#include "crypto/aead.h"
#include "crypto/hash.h"
#include "crypto/kdf.h"
#include "store/limits.h"

namespace ieum::store {
namespace {

constexpr std::string_view magic = "IEUMBACK";
constexpr std::string_view endMagic = "IEUMBEND";
constexpr uint8_t backupVersion = 1;
constexpr uint8_t manifestForm = 1;
constexpr size_t checksumBytes = crypto::Digest32::byteCount;
constexpr size_t wrappedBytes = crypto::Key::byteCount + crypto::tagBytes;
static_assert(blockOverheadBytes == crypto::Nonce24::byteCount + crypto::tagBytes);

tl::unexpected<Error> damaged(uint64_t at) {
    return fail(Cause::Input, StoreError::BackupDamaged, static_cast<int64_t>(at));
}

/// Everything before the nonce: what decides how the wrapped key is used.
Bytes slotOf(const crypto::PassphraseParameters& parameters) {
    Writer writer;
    writer.put(bytesOf(magic)).u8(backupVersion);
    writer.u64(parameters.memoryBytes).u32(parameters.passes).put(parameters.salt);
    return writer.take();
}

Bytes additionalOf(BlockKind kind, uint64_t place) {
    return Writer().put(bytesOf(magic)).u8(backupVersion).u8(static_cast<uint8_t>(kind)).u64(place).take();
}

void putRefs(Writer& writer, const std::vector<BlockRef>& refs) {
    writer.u32(static_cast<uint32_t>(refs.size()));
    for (const BlockRef& ref : refs) writer.put(ref.name.view()).u64(ref.place).u32(ref.sealedBytes);
}

/// Nothing: a list that cannot be.
std::optional<std::vector<BlockRef>> takeRefs(Reader& reader, uint64_t before) {
    constexpr size_t refBytes = BlockName::byteCount + 8 + 4;
    const uint32_t count = reader.u32();
    if (count > backupBlocksMax || reader.left() / refBytes < count) return std::nullopt;
    std::vector<BlockRef> refs;
    refs.reserve(count);
    for (uint32_t i = 0; i < count; ++i) {
        BlockRef ref;
        ref.name = reader.id<BlockName>();
        ref.place = reader.u64();
        ref.sealedBytes = reader.u32();
        const bool lies = ref.place >= backupHeaderBytes && ref.place <= before &&
                          ref.sealedBytes > blockOverheadBytes && ref.sealedBytes <= before - ref.place;
        if (!lies) return std::nullopt;
        refs.push_back(ref);
    }
    return refs;
}

bool isWhole(const BackupManifest& manifest) {
    const size_t blocks = (size_t{manifest.pages} + backupPagesABlock - 1) / backupPagesABlock;
    if (manifest.pages == 0 || manifest.blocks.size() != blocks) return false;
    for (size_t i = 0; i < blocks; ++i) {
        const size_t plain = pagesInBlock(manifest.pages, i) * usableBytes(manifest.cipher);
        if (manifest.blocks[i].sealedBytes != plain + blockOverheadBytes) return false;
    }
    for (size_t i = 0; i < manifest.chunks.size(); ++i) {
        if (manifest.chunks[i].sealedBytes > storedChunkBytesMax + blockOverheadBytes) return false;
        if (i > 0 && !(manifest.chunks[i - 1].name < manifest.chunks[i].name)) return false;
    }
    return true;
}

} // namespace

BackupKeys BackupKeys::from(const crypto::Key& backupKey) {
    return {crypto::derive(backupKey, "ieum.backup.seal.v1"), crypto::derive(backupKey, "ieum.backup.name.v1"),
            crypto::derive(backupKey, "ieum.backup.end.v1")};
}

Result<Bytes> makeBackupHeader(const crypto::Key& backupKey, std::string_view passphrase, PassphraseCost cost,
                               Random& random) {
    crypto::PassphraseParameters parameters;
    parameters.memoryBytes = cost.memoryBytes;
    parameters.passes = cost.passes;
    random.fill(parameters.salt);
    const auto nonce = random.make<crypto::Nonce24>();
    const auto wrapping = crypto::keyFromPassphrase(passphrase, parameters);
    if (!wrapping) return passOn(wrapping);
    const Bytes slot = slotOf(parameters);
    Writer writer;
    writer.put(slot).put(nonce.view()).put(crypto::seal(*wrapping, nonce, backupKey.view(), slot));
    writer.put(crypto::blake2b256(writer.bytes()).view());
    return writer.take();
}

Result<BackupKeys> openBackupHeader(ByteView header, std::string_view passphrase) {
    if (header.size() <= magic.size() || textOf(header.first(magic.size())) != magic) {
        return fail(Cause::Input, StoreError::NotABackup);
    }
    const auto version = std::to_integer<uint8_t>(header[magic.size()]);
    if (version > backupVersion) return fail(Cause::Input, StoreError::BackupTooNew, version);
    if (version != backupVersion || header.size() != backupHeaderBytes) return damaged(magic.size());
    const ByteView content = header.first(header.size() - checksumBytes);
    const auto sum = crypto::blake2b256(content);
    // Against accidents: damage is told from a wrong passphrase. Against intent there is the seal.
    if (!std::equal(sum.value.begin(), sum.value.end(), header.end() - checksumBytes)) return damaged(content.size());
    Reader reader(content.subspan(magic.size() + 1));
    crypto::PassphraseParameters parameters;
    parameters.memoryBytes = reader.u64();
    parameters.passes = reader.u32();
    const ByteView salt = reader.take(parameters.salt.size());
    std::copy(salt.begin(), salt.end(), parameters.salt.begin());
    const auto nonce = reader.id<crypto::Nonce24>();
    const ByteView wrapped = reader.take(wrappedBytes);
    if (const auto whole = reader.finish(); !whole) return damaged(content.size());
    const auto wrapping = crypto::keyFromPassphrase(passphrase, parameters);
    if (!wrapping) return passOn(wrapping);
    auto plain = crypto::open(*wrapping, nonce, wrapped, slotOf(parameters));
    if (!plain) return fail(Cause::Input, StoreError::WrongPassphrase);
    const auto key = crypto::Key::from(*plain);
    crypto::wipe(*plain);
    if (!key) return damaged(content.size());
    return BackupKeys::from(*key);
}

BlockName blockNameOf(const BackupKeys& keys, BlockKind kind, ByteView plain) {
    if (kind == BlockKind::Chunk) return crypto::hashTo<BlockName>({plain}); // its id: what it is asked for by
    const auto kindByte = static_cast<std::byte>(kind);
    return BlockName{crypto::keyedHash(keys.name, {ByteView(&kindByte, 1), plain}).value};
}

Bytes sealBlock(const BackupKeys& keys, BlockKind kind, uint64_t place, ByteView plain, Random& random) {
    const auto nonce = random.make<crypto::Nonce24>();
    Bytes sealed = copyOf(nonce.view());
    append(sealed, crypto::seal(keys.seal, nonce, plain, additionalOf(kind, place)));
    return sealed;
}

Result<Bytes> openBlock(const BackupKeys& keys, BlockKind kind, uint64_t place, ByteView sealed) {
    if (sealed.size() < blockOverheadBytes) return damaged(place);
    const auto nonce = crypto::Nonce24::from(sealed.first(crypto::Nonce24::byteCount));
    auto plain = crypto::open(keys.seal, *nonce, sealed.subspan(nonce->value.size()), additionalOf(kind, place));
    if (!plain) return damaged(place);
    return plain;
}

Bytes encodeManifest(const BackupManifest& manifest) {
    Writer writer;
    writer.u8(manifestForm).u64(manifest.run).u64(static_cast<uint64_t>(manifest.madeMs));
    writer.u8(static_cast<uint8_t>(manifest.cipher)).put(manifest.profileKey.view());
    writer.put(manifest.person.view()).put(manifest.device.view());
    writer.u16(static_cast<uint16_t>(manifest.name.size())).put(bytesOf(manifest.name));
    writer.u32(manifest.pages).u32(manifest.leftOut);
    putRefs(writer, manifest.blocks);
    putRefs(writer, manifest.chunks);
    return writer.take();
}

Result<BackupManifest> decodeManifest(ByteView plain, uint64_t place) {
    Reader reader(plain);
    const uint8_t form = reader.u8();
    if (form > manifestForm) return fail(Cause::Input, StoreError::BackupTooNew, form);
    BackupManifest manifest;
    manifest.run = reader.u64();
    manifest.madeMs = static_cast<int64_t>(reader.u64());
    manifest.cipher = static_cast<Cipher>(reader.u8());
    auto key = crypto::Key::from(reader.take(crypto::Key::byteCount));
    manifest.person = reader.id<PersonId>();
    manifest.device = reader.id<DeviceId>();
    const uint16_t nameBytes = reader.u16();
    manifest.name = textOf(reader.take(nameBytes));
    manifest.pages = reader.u32();
    manifest.leftOut = reader.u32();
    const bool isOurs = form == manifestForm && key && nameBytes <= backupNameBytesMax &&
                        (manifest.cipher == Cipher::Aegis || manifest.cipher == Cipher::ChaCha20);
    if (!isOurs) return damaged(place);
    manifest.profileKey = std::move(*key);
    auto blocks = takeRefs(reader, place);
    if (!blocks) return damaged(place);
    auto chunks = takeRefs(reader, place);
    if (!chunks || !reader.finish()) return damaged(place);
    manifest.blocks = std::move(*blocks);
    manifest.chunks = std::move(*chunks);
    if (!isWhole(manifest)) return damaged(place);
    return manifest;
}

size_t usableBytes(Cipher cipher) { return pageBytes - (cipher == Cipher::Aegis ? 64U : 32U); }

uint32_t pagesInBlock(uint32_t pages, size_t index) {
    const uint64_t first = uint64_t{index} * backupPagesABlock;
    return static_cast<uint32_t>(std::min<uint64_t>(backupPagesABlock, pages - std::min<uint64_t>(pages, first)));
}

std::string_view backupMagic() { return magic; }

std::string_view backupEndMagic() { return endMagic; }

Bytes makeBackupEnd(const BackupKeys& keys, uint64_t at, const BackupEnd& end) {
    Writer writer;
    writer.put(bytesOf(endMagic)).u64(end.place).u64(end.sealedBytes).u64(end.run);
    const Bytes place = Writer().u64(at).take();
    writer.put(crypto::keyedHash(keys.end, {place, writer.bytes()}).view());
    return writer.take();
}

std::optional<BackupEnd> readBackupEnd(const BackupKeys& keys, uint64_t at, ByteView bytes) {
    if (bytes.size() != backupEndBytes || textOf(bytes.first(endMagic.size())) != endMagic) return std::nullopt;
    const ByteView said = bytes.first(bytes.size() - checksumBytes);
    const Bytes place = Writer().u64(at).take();
    const auto mac = crypto::keyedHash(keys.end, {place, said});
    if (!crypto::equalInConstantTime(mac.view(), bytes.last(checksumBytes))) return std::nullopt;
    Reader reader(said.subspan(endMagic.size()));
    BackupEnd end;
    end.place = reader.u64();
    const uint64_t sealedBytes = reader.u64();
    end.run = reader.u64();
    const bool lies = end.place >= backupHeaderBytes && end.place <= at &&
                      sealedBytes <= backupManifestBytesMax + blockOverheadBytes && sealedBytes == at - end.place;
    if (!lies) return std::nullopt;
    end.sealedBytes = static_cast<uint32_t>(sealedBytes);
    return end;
}

} // namespace ieum::store
