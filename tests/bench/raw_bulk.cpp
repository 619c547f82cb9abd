// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "bench/raw_bulk.h"

#include "bench/bench.h"
#include "e2e/waiting.h"
#include "vault/limits.h"

#include <QFile>

#include <array>
#include <fcntl.h>
#include <sodium.h>
#include <sys/socket.h>
#include <unistd.h>

namespace ieum::bench {

namespace {

constexpr size_t tagBytes = crypto_aead_xchacha20poly1305_ietf_ABYTES;
constexpr size_t sealedBytes = vault::chunkBytes + tagBytes;
using Key = std::array<unsigned char, crypto_aead_xchacha20poly1305_ietf_KEYBYTES>;
using Nonce = std::array<unsigned char, crypto_aead_xchacha20poly1305_ietf_NPUBBYTES>;

Nonce nonceOf(uint64_t index) {
    Nonce nonce{};
    for (size_t i = 0; i < sizeof index; ++i) nonce.at(i) = static_cast<unsigned char>(index >> (8 * i));
    return nonce;
}

bool sendAll(int socket, const unsigned char* bytes, size_t size) {
    while (size > 0) {
        const ssize_t sent = ::send(socket, bytes, size, MSG_NOSIGNAL);
        if (sent <= 0) return false;
        bytes += sent;
        size -= static_cast<size_t>(sent);
    }
    return true;
}

using Name = std::array<unsigned char, 32>;

Name nameOf(const std::vector<unsigned char>& sealed) {
    Name name{};
    crypto_generichash(name.data(), name.size(), sealed.data(), sealed.size(), nullptr, 0);
    return name;
}

void seal(const Key& key, uint64_t index, const std::vector<unsigned char>& plain, std::vector<unsigned char>& sealed) {
    const Nonce nonce = nonceOf(index);
    crypto_aead_xchacha20poly1305_ietf_encrypt(sealed.data(), nullptr, plain.data(), plain.size(), nullptr, 0, nullptr,
                                               nonce.data(), key.data());
}

std::vector<Name> namesOf(const Key& key, uint64_t chunks) {
    const std::vector<unsigned char> plain(vault::chunkBytes, 'i');
    std::vector<unsigned char> sealed(sealedBytes);
    std::vector<Name> names;
    names.reserve(chunks);
    for (uint64_t index = 0; index < chunks; ++index) {
        seal(key, index, plain, sealed);
        names.push_back(nameOf(sealed));
    }
    return names;
}

bool sealAndSend(int socket, const Key& key, uint64_t chunks) {
    const std::vector<unsigned char> plain(vault::chunkBytes, 'i');
    std::vector<unsigned char> sealed(sealedBytes);
    for (uint64_t index = 0; index < chunks; ++index) {
        seal(key, index, plain, sealed);
        if (!sendAll(socket, sealed.data(), sealed.size())) return false;
    }
    char answer = 0;
    return ::recv(socket, &answer, 1, MSG_WAITALL) == 1;
}

/// `file`: -1 when nothing is checked and kept.
bool receiveAndOpen(int socket, const Key& key, uint64_t chunks, const std::vector<Name>& names, int file) {
    std::vector<unsigned char> sealed(sealedBytes), plain(vault::chunkBytes);
    for (uint64_t index = 0; index < chunks; ++index) {
        const Nonce nonce = nonceOf(index);
        const bool isGood =
            ::recv(socket, sealed.data(), sealed.size(), MSG_WAITALL) == static_cast<ssize_t>(sealed.size()) &&
            crypto_aead_xchacha20poly1305_ietf_decrypt(plain.data(), nullptr, nullptr, sealed.data(), sealed.size(),
                                                       nullptr, 0, nonce.data(), key.data()) == 0 &&
            (file < 0 || nameOf(sealed) == names.at(index)) &&
            (file < 0 || ::write(file, plain.data(), plain.size()) == static_cast<ssize_t>(plain.size()));
        if (!isGood) return false;
    }
    return (file < 0 || ::fsync(file) == 0) && ::send(socket, "", 1, MSG_NOSIGNAL) == 1;
}

} // namespace

int64_t sendRaw(const RawPlace& from, const RawPlace& to, uint64_t bytes, RawKeeping keeping, const QString& folder) {
    const uint64_t chunks = (bytes + vault::chunkBytes - 1) / vault::chunkBytes;
    const auto [here, there] = connectRaw(from, to);
    Key key{};
    crypto_aead_xchacha20poly1305_ietf_keygen(key.data());
    const QByteArray path = QFile::encodeName(folder + QStringLiteral("/raw-bulk"));
    constexpr mode_t ownersOnly = 0600;
    const bool keeps = keeping == RawKeeping::CheckedOnDisk;
    const auto names = keeps ? namesOf(key, chunks) : std::vector<Name>();
    const int file = !keeps ? -1 : ::open(path.constData(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, ownersOnly);
    bool isReceived = false;
    const int64_t began = e2e::moment();
    std::thread receiving([&, socket = there] { isReceived = receiveAndOpen(socket, key, chunks, names, file); });
    const bool isSent = sealAndSend(here, key, chunks);
    const int64_t took = e2e::moment() - began;
    receiving.join();
    ::close(here);
    ::close(there);
    if (file >= 0) ::close(file);
    ::unlink(path.constData());
    if (!isSent || !isReceived) stop("the raw line broke");
    return took;
}

} // namespace ieum::bench
