// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "transfer/signed_file.h"

#include "base/error.h"
#include "vault/sealing.h"

namespace ieum::transfer {

namespace {

class Nowhere : public vault::ChunkStore {
  public:
    bool has(const ChunkId&) const override { return false; }
    Result<Bytes> get(const ChunkId&) const override { return fail(Cause::Machine, BaseError::FileMissing); }
    Done put(const ChunkId&, ByteView) override { return {}; }
    Done remove(const ChunkId&) override { return {}; }
};

/// Sealed once more it has the id that was signed.
bool isFile(PieceReader& reader, const crypto::Key& key, const FileId& id, const std::function<bool()>& goesOn) {
    Nowhere nowhere;
    vault::Sealing sealing(key, nowhere);
    while (true) {
        if (goesOn && !goesOn()) return false;
        const auto piece = reader.next();
        if (!piece) return false;
        if (piece->empty()) break;
        if (!sealing.add(*piece)) return false;
    }
    const auto sealed = sealing.finish();
    return sealed && sealed->file == id;
}

} // namespace

bool isFile(const Bundle& bundle, size_t entry, const wire::FileLink& link) {
    const auto key = crypto::Key::from(bytesOf(link.key()));
    const auto id = wire::idOf<FileId>(link.file());
    // A size that differs needs no reading to be seen.
    if (!key || !id || bundle.entries().at(entry).sizeBytes != link.size()) return false;
    const auto reader = bundle.pieces(entry);
    return reader && isFile(**reader, *key, *id, {});
}

bool isFile(const Files& files, const std::string& path, const crypto::Key& key, const FileId& id,
            const std::function<bool()>& goesOn) {
    const auto size = files.sizeOf(path);
    return size && isFile(*fileReader(files, path, *size), key, id, goesOn);
}

} // namespace ieum::transfer
