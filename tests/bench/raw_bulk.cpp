// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "bench/raw_bulk.h"

#include "base/inbox.h"
#include "bench/bench.h"
#include "e2e/waiting.h"
#include "vault/limits.h"

#include <QFile>

#include <array>
#include <fcntl.h>
#include <functional>
#include <sodium.h>
#include <sys/socket.h>
#include <thread>
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

bool receive(int socket, std::vector<unsigned char>& sealed) {
    return ::recv(socket, sealed.data(), sealed.size(), MSG_WAITALL) == static_cast<ssize_t>(sealed.size());
}

/// Where it lies.
bool open(const Key& key, uint64_t index, std::vector<unsigned char>& sealed) {
    const Nonce nonce = nonceOf(index);
    return crypto_aead_xchacha20poly1305_ietf_decrypt(sealed.data(), nullptr, nullptr, sealed.data(), sealed.size(),
                                                      nullptr, 0, nonce.data(), key.data()) == 0;
}

bool keep(int file, const std::vector<unsigned char>& opened) {
    return ::write(file, opened.data(), vault::chunkBytes) == static_cast<ssize_t>(vault::chunkBytes);
}

/// `file`: -1 when nothing is checked and kept.
bool receiveAll(int socket, const Key& key, uint64_t chunks, const std::vector<Name>& names, int file) {
    std::vector<unsigned char> sealed(sealedBytes);
    for (uint64_t index = 0; index < chunks; ++index) {
        if (!receive(socket, sealed) || (file >= 0 && nameOf(sealed) != names.at(index))) return false;
        if (!open(key, index, sealed) || (file >= 0 && !keep(file, sealed))) return false;
    }
    return true;
}

/// Buffers go from one thread to the next and back to the first; an empty one says that something broke.
bool receiveAllByThreads(int socket, const Key& key, uint64_t chunks, const std::vector<Name>& names, int file) {
    using Buffer = std::vector<unsigned char>;
    constexpr int buffers = 32;
    Inbox<Buffer> empty, received, opened;
    for (int i = 0; i < buffers; ++i) empty.put(Buffer(sealedBytes));
    const auto pass = [chunks](Inbox<Buffer>& from, Inbox<Buffer>& to,
                               const std::function<bool(uint64_t, Buffer&)>& work) {
        for (uint64_t index = 0; index < chunks;) {
            for (Buffer& each : from.waitAndTakeAll(-1)) {
                if (index == chunks) return;
                if (each.empty() || !work(index++, each)) return to.put({});
                to.put(std::move(each));
            }
        }
    };
    std::thread receiving(pass, std::ref(empty), std::ref(received),
                          [&](uint64_t, Buffer& each) { return receive(socket, each); });
    std::thread opening(pass, std::ref(received), std::ref(opened), [&](uint64_t index, Buffer& each) {
        return nameOf(each) == names.at(index) && open(key, index, each);
    });
    uint64_t kept = 0;
    pass(opened, empty, [&](uint64_t, Buffer& each) { return keep(file, each) && ++kept > 0; });
    receiving.join();
    opening.join();
    return kept == chunks;
}

} // namespace

int64_t sendRaw(const RawPlace& from, const RawPlace& to, uint64_t bytes, RawKeeping keeping, const QString& folder) {
    const uint64_t chunks = (bytes + vault::chunkBytes - 1) / vault::chunkBytes;
    const auto [here, there] = connectRaw(from, to);
    Key key{};
    crypto_aead_xchacha20poly1305_ietf_keygen(key.data());
    const QByteArray path = QFile::encodeName(folder + QStringLiteral("/raw-bulk"));
    constexpr mode_t ownersOnly = 0600;
    const bool keeps = keeping != RawKeeping::Nothing;
    const auto receiveWhole = keeping == RawKeeping::CheckedOnDiskByThreads ? receiveAllByThreads : receiveAll;
    const auto names = keeps ? namesOf(key, chunks) : std::vector<Name>();
    const int file = !keeps ? -1 : ::open(path.constData(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, ownersOnly);
    bool isReceived = false;
    const int64_t began = e2e::moment();
    std::thread receiving([&, socket = there] {
        isReceived = receiveWhole(socket, key, chunks, names, file) && (file < 0 || ::fsync(file) == 0) &&
                     ::send(socket, "", 1, MSG_NOSIGNAL) == 1;
    });
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
