// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "replica/data_folder.h"

#include "replica/error.h"

namespace ieum::replica {

namespace {

constexpr size_t tokenBytes = 16;
/// Anything longer is not one of our small files; it is read no further.
constexpr uint64_t smallFileBytesMax = 4096;

Result<crypto::Key> readKey(const std::string& path, const Files& files) {
    auto bytes = files.read(path, smallFileBytesMax);
    if (!bytes) return passOn(bytes);
    auto key = crypto::Key::from(*bytes);
    crypto::wipe(*bytes);
    if (!key) return fail(Cause::Input, ReplicaError::KeyDamaged, static_cast<int64_t>(bytes->size()));
    return std::move(*key);
}

Result<crypto::Key> readOrMakeKey(const std::string& path, Files& files, Random& random) {
    if (files.exists(path)) return readKey(path, files);
    crypto::Key key = crypto::Key::random(random);
    if (const auto written = files.writeDurably(path, key.view()); !written) return passOn(written);
    return key;
}

/// Text, because an operator copies it by hand.
Result<Bytes> readOrMakeToken(const std::string& path, bool makeNew, Files& files, Random& random) {
    if (makeNew || !files.exists(path)) {
        Bytes token(tokenBytes);
        random.fill(token);
        const std::string line = toBase64Url(token) + "\n";
        if (const auto written = files.writeDurably(path, bytesOf(line)); !written) return passOn(written);
        return token;
    }
    const auto read = files.read(path, smallFileBytesMax);
    if (!read) return passOn(read);
    std::string_view text = textOf(*read);
    while (!text.empty() && (text.back() == '\n' || text.back() == '\r' || text.back() == ' ')) text.remove_suffix(1);
    auto token = fromBase64Url(text);
    if (!token || token->size() < tokenBytes) {
        return fail(Cause::Input, ReplicaError::KeyDamaged, static_cast<int64_t>(read->size()));
    }
    return std::move(*token);
}

/// A database without its key is lost, and saying so is better than making a key that does not open it.
Result<std::unique_ptr<SqliteBackend>> openDatabase(const std::string& folder, bool isNew, Files& files,
                                                    Random& random) {
    const std::string keyPath = folder + "/depot.key";
    auto key = isNew ? readOrMakeKey(keyPath, files, random) : readKey(keyPath, files);
    if (!key) return passOn(key);
    store::OpenOptions options;
    options.path = folder + "/depot.db";
    // SQLite would make it for everybody to read, and gives its log the same rights.
    if (isNew) {
        if (const auto made = files.writeDurably(options.path, {}); !made) return passOn(made);
    }
    options.key = &*key;
    // Always the same: whether a machine is quick at it may change with the machine, and the file moves.
    options.cipher = store::Cipher::ChaCha20;
    options.create = true;
    auto connection = store::Connection::open(options);
    if (!connection) return passOn(connection);
    return SqliteBackend::open(std::move(*connection), random);
}

} // namespace

std::string chunksFolder(const std::string& folder) { return folder + "/chunks"; }

Result<DataFolder> openDataFolder(const std::string& folder, bool makeNewToken, Files& files, Random& random) {
    if (const auto made = files.makeFolders(chunksFolder(folder)); !made) return passOn(made);
    const auto secret = readOrMakeKey(folder + "/replica.key", files, random);
    if (!secret) return passOn(secret);
    auto token = readOrMakeToken(folder + "/token", makeNewToken, files, random);
    if (!token) return passOn(token);
    const bool isNew = !files.exists(folder + "/depot.db");
    auto backend = openDatabase(folder, isNew, files, random);
    if (!backend) return passOn(backend);
    return DataFolder{crypto::AgreementKey::fromSecret(*secret), std::move(*token), std::move(*backend), isNew};
}

} // namespace ieum::replica
