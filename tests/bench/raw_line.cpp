// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "bench/raw_line.h"

#include "bench/bench.h"

#include <QFile>

#include <arpa/inet.h>
#include <array>
#include <chrono>
#include <fcntl.h>
#include <netinet/tcp.h>
#include <sched.h>
#include <sys/socket.h>
#include <tuple>
#include <unistd.h>

namespace ieum::bench {

namespace {

constexpr size_t payloadBytesMax = 4'096;

/// A socket belongs to the namespace in which it was made, whoever uses it then; a thread may be in one of its own.
void inNamespace(const QString& space, const std::function<void()>& work) {
    std::thread([&] {
        if (!space.isEmpty()) {
            const int handle = ::open(QFile::encodeName("/run/netns/" + space).constData(), O_RDONLY | O_CLOEXEC);
            if (handle < 0 || ::setns(handle, CLONE_NEWNET) != 0) stop("a network namespace cannot be entered");
            ::close(handle);
        }
        work();
    }).join();
}

sockaddr_in addressOf(const QString& text, uint16_t port) {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    ::inet_pton(AF_INET, text.toLatin1().constData(), &address.sin_addr);
    return address;
}

/// Listens at a free port, which it gives back.
uint16_t listenAt(int socket, const QString& where) {
    sockaddr_in address = addressOf(where, 0);
    socklen_t size = sizeof address;
    auto* plain = reinterpret_cast<sockaddr*>(&address);
    if (::bind(socket, plain, size) != 0 || ::listen(socket, 1) != 0 || ::getsockname(socket, plain, &size) != 0)
        stop("no raw socket to listen at");
    return ntohs(address.sin_port);
}

/// What is small goes at once, as in the program's own channels.
void sendAtOnce(int socket) {
    const int yes = 1;
    ::setsockopt(socket, IPPROTO_TCP, TCP_NODELAY, &yes, sizeof yes);
}

int openFile(const QString& path) {
    constexpr mode_t ownersOnly = 0600;
    return ::open(QFile::encodeName(path).constData(), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, ownersOnly);
}

} // namespace

std::pair<int, int> connectRaw(const RawPlace& here, const RawPlace& there) {
    int listening = -1, dialling = -1;
    uint16_t port = 0;
    inNamespace(there.space, [&] {
        listening = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
        port = listenAt(listening, there.address);
    });
    inNamespace(here.space, [&] {
        dialling = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
        const sockaddr_in address = addressOf(there.address, port);
        if (::connect(dialling, reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0)
            stop("the raw line cannot be made");
    });
    const int accepted = ::accept4(listening, nullptr, nullptr, SOCK_CLOEXEC);
    ::close(listening);
    if (accepted < 0) stop("the raw line cannot be made");
    sendAtOnce(dialling);
    sendAtOnce(accepted);
    return {dialling, accepted};
}

RawLine::RawLine(const RawPlace& here, const RawPlace& there, const QString& folder) {
    std::tie(m_here.socket, m_there.socket) = connectRaw(here, there);
    m_here.file = openFile(folder + QStringLiteral("/raw-here"));
    m_there.file = openFile(folder + QStringLiteral("/raw-there"));
    if (m_here.file < 0 || m_there.file < 0) stop("the raw line cannot be made");
    m_answering = std::thread([this] { answer(); });
}

RawLine::~RawLine() {
    ::shutdown(m_here.socket, SHUT_RDWR);
    m_answering.join();
    for (const int handle : {m_here.socket, m_here.file, m_there.socket, m_there.file}) ::close(handle);
}

bool RawLine::End::receive(size_t size) const {
    std::array<char, payloadBytesMax> bytes{};
    return ::recv(socket, bytes.data(), size, MSG_WAITALL) == static_cast<ssize_t>(size);
}

bool RawLine::End::keepAndSend(const std::string& payload) const {
    const auto size = static_cast<ssize_t>(payload.size());
    return ::write(file, payload.data(), payload.size()) == size && ::fsync(file) == 0 &&
           ::send(socket, payload.data(), payload.size(), MSG_NOSIGNAL) == size;
}

void RawLine::answer() const {
    std::array<char, payloadBytesMax> bytes{};
    while (true) {
        const ssize_t size = ::recv(m_there.socket, bytes.data(), bytes.size(), 0);
        if (size <= 0 || !m_there.keepAndSend({bytes.data(), static_cast<size_t>(size)})) return;
    }
}

int64_t RawLine::pingPong(const std::string& payload) {
    const auto before = std::chrono::steady_clock::now();
    if (!m_here.keepAndSend(payload) || !m_here.receive(payload.size())) stop("the raw line broke");
    return (std::chrono::steady_clock::now() - before).count();
}

} // namespace ieum::bench
