// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/opening.h"

#include "crypto/kdf.h"
#include "store/limits.h"

#include <array>
#include <cstring>
#include <memory>
#include <sqlite3.h>

namespace ieum::store {
namespace {

constexpr size_t saltBytes = 16;
constexpr size_t clearBytes = 24;
constexpr std::string_view plainHeader("SQLite format 3\0", 16);
using Salt = std::array<std::byte, saltBytes>;
using ClearHeader = std::array<std::byte, clearBytes>;

struct Closer {
    void operator()(sqlite3* database) const { sqlite3_close(database); }
};
using Handle = std::unique_ptr<sqlite3, Closer>;

Salt saltOf(const crypto::Key& key) {
    const auto derived = crypto::derive(key, "ieum.store.salt.v1");
    Salt salt;
    std::copy_n(derived.view().begin(), saltBytes, salt.begin());
    return salt;
}

/// Through SQLite's own file handle: opening the file a second time and closing it would drop the locks that this
/// process holds on it (POSIX).
Result<std::optional<ClearHeader>> readClear(sqlite3* database) {
    sqlite3_file* file = nullptr;
    sqlite3_file_control(database, "main", SQLITE_FCNTL_FILE_POINTER, &file);
    if (!file || !file->pMethods) return fail(Cause::Machine, StoreError::CannotOpen, SQLITE_CANTOPEN);
    sqlite3_int64 size = 0;
    if (const int code = file->pMethods->xFileSize(file, &size); code != SQLITE_OK) {
        return fail(Cause::Machine, StoreError::Io, code);
    }
    if (size == 0) return std::optional<ClearHeader>();
    ClearHeader header;
    const int code = file->pMethods->xRead(file, header.data(), static_cast<int>(header.size()), 0);
    if (code == SQLITE_IOERR_SHORT_READ) return fail(Cause::Machine, StoreError::Corrupt, size);
    if (code != SQLITE_OK) return fail(Cause::Machine, StoreError::Io, code);
    return std::optional(header);
}

/// Page size 4096, WAL on both sides (or still rollback on both, in a file that was just made), what the cipher
/// reserves at the end of each page, and three constants of the format.
bool layoutIsOurs(const ClearHeader& header, const OpenOptions& options) {
    const auto at = [&](size_t index) { return std::to_integer<int>(header[index]); };
    const int reserved = !options.key ? 0 : options.cipher == Cipher::Aegis ? 64 : 32;
    const bool isJournal = at(18) == at(19) && (at(18) == 1 || at(18) == 2);
    return at(16) == 0x10 && at(17) == 0 && isJournal && at(20) == reserved && at(21) == 64 && at(22) == 32 &&
           at(23) == 32;
}

Done checkClear(const ClearHeader& header, const OpenOptions& options) {
    const bool isPlain = std::memcmp(header.data(), plainHeader.data(), saltBytes) == 0;
    if (options.key) {
        if (isPlain) return fail(Cause::Input, StoreError::Foreign);
        const Salt salt = saltOf(*options.key);
        if (!std::equal(salt.begin(), salt.end(), header.begin())) return fail(Cause::Input, StoreError::WrongKey);
    } else if (!isPlain) {
        return fail(Cause::Input, StoreError::WrongKey);
    }
    if (!layoutIsOurs(header, options)) return fail(Cause::Machine, StoreError::Corrupt, saltBytes);
    return {};
}

Done setKey(sqlite3* database, const OpenOptions& options) {
    const char* name = options.cipher == Cipher::Aegis ? "aegis" : "chacha20";
    const int index = sqlite3mc_cipher_index(name);
    if (index <= 0 || sqlite3mc_config(database, "cipher", index) != index) {
        return fail(Cause::Machine, StoreError::CannotOpen, SQLITE_ERROR);
    }
    constexpr std::string_view prefix = "raw:";
    std::array<std::byte, prefix.size() + crypto::Key::byteCount + saltBytes> spelled;
    auto next = std::copy_n(bytesOf(prefix).begin(), prefix.size(), spelled.begin());
    next = std::copy_n(options.key->view().begin(), crypto::Key::byteCount, next);
    const Salt salt = saltOf(*options.key);
    std::copy(salt.begin(), salt.end(), next);
    const int code = sqlite3_key(database, spelled.data(), static_cast<int>(spelled.size()));
    crypto::wipe(spelled);
    if (code != SQLITE_OK) return fail(Cause::Machine, StoreError::CannotOpen, code);
    return {};
}

/// The first page is read and authenticated here.
Done readFirstPage(sqlite3* database) {
    const int code = sqlite3_exec(database, "SELECT count(*) FROM sqlite_schema", nullptr, nullptr, nullptr);
    switch (code & 0xff) {
    case SQLITE_OK:
        return {};
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
        return fail(Cause::Machine, StoreError::Busy, code);
    case SQLITE_NOTADB:
    case SQLITE_CORRUPT:
        return fail(Cause::Machine, StoreError::Corrupt, code);
    case SQLITE_CANTOPEN:
        return fail(Cause::Machine, StoreError::CannotOpen, code);
    default:
        return fail(Cause::Machine, StoreError::Io, code);
    }
}

} // namespace

Cipher bestCipher() {
#if defined(__x86_64__) || defined(__i386__)
    return __builtin_cpu_supports("aes") && __builtin_cpu_supports("avx") ? Cipher::Aegis : Cipher::ChaCha20;
#else
    return Cipher::ChaCha20;
#endif
}

Result<sqlite3*> openKeyed(const OpenOptions& options) {
    sqlite3* opened = nullptr;
    int flags = SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_PRIVATECACHE | SQLITE_OPEN_EXRESCODE;
    flags |= options.readOnly ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE;
    if (options.create && !options.readOnly) flags |= SQLITE_OPEN_CREATE;
    const int code = sqlite3_open_v2(options.path.c_str(), &opened, flags, nullptr);
    Handle database(opened);
    if (code != SQLITE_OK) return fail(Cause::Machine, StoreError::CannotOpen, code);
    // Until the key is proved right, closing must not move the log into the database.
    sqlite3_db_config(opened, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, nullptr);
    sqlite3_busy_timeout(opened, busyMs);
    const auto header = readClear(opened);
    if (!header) return passOn(header);
    if (*header) {
        if (const auto clear = checkClear(**header, options); !clear) return passOn(clear);
    } else if (!options.create) {
        return fail(Cause::Machine, StoreError::Corrupt, 0);
    }
    if (options.key) {
        if (const auto keyed = setKey(opened, options); !keyed) return passOn(keyed);
    }
    if (const auto first = readFirstPage(opened); !first) return passOn(first);
    sqlite3_db_config(opened, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 0, nullptr);
    return database.release();
}

} // namespace ieum::store
