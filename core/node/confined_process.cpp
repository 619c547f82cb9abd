// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "node/confined_process.h"

#include "node/error.h"
#include "node/preview_frame.h"

#include <array>
#include <cerrno>
#include <chrono>
#include <csignal>
#include <fcntl.h>
#include <optional>
#include <poll.h>
#include <spawn.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>
#include <utility>

namespace ieum::node {
namespace {

using Clock = std::chrono::steady_clock;

tl::unexpected<Error> machineError(int number) { return fail(Cause::Machine, NodeError::FileUnreadable, number); }

class Descriptor {
  public:
    explicit Descriptor(int number = -1) : m_number(number) {}
    ~Descriptor() { close(); }
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
    int number() const { return m_number; }
    void take(int number) {
        close();
        m_number = number;
    }
    void close() {
        if (m_number >= 0) ::close(std::exchange(m_number, -1));
    }

  private:
    int m_number;
};

/// What the new process has: our input, our pipe, no standard error, no environment, no signal of ours blocked.
class Spawning {
  public:
    Spawning() {
        ::posix_spawn_file_actions_init(&m_actions);
        ::posix_spawnattr_init(&m_attributes);
    }
    ~Spawning() {
        ::posix_spawn_file_actions_destroy(&m_actions);
        ::posix_spawnattr_destroy(&m_attributes);
    }
    Spawning(const Spawning&) = delete;
    Spawning& operator=(const Spawning&) = delete;

    /// 0 or an errno.
    int start(pid_t& child, const std::string& program, const char* work, int input, int output) {
        sigset_t none;
        sigset_t all;
        ::sigemptyset(&none);
        ::sigfillset(&all);
        ::posix_spawnattr_setsigmask(&m_attributes, &none);
        ::posix_spawnattr_setsigdefault(&m_attributes, &all);
        ::posix_spawnattr_setflags(&m_attributes, POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF);
        ::posix_spawn_file_actions_adddup2(&m_actions, input, STDIN_FILENO);
        ::posix_spawn_file_actions_adddup2(&m_actions, output, STDOUT_FILENO);
        ::posix_spawn_file_actions_addopen(&m_actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
        ::posix_spawn_file_actions_addclosefrom_np(&m_actions, STDERR_FILENO + 1);
        std::string name = "ieum-preview";
        std::string what = work;
        const std::array<char*, 3> arguments{name.data(), what.data(), nullptr};
        const std::array<char*, 1> environment{nullptr};
        return ::posix_spawn(&child, program.c_str(), &m_actions, &m_attributes, arguments.data(), environment.data());
    }

  private:
    posix_spawn_file_actions_t m_actions{};
    posix_spawnattr_t m_attributes{};
};

/// Started and not waited for yet; ends with this at the latest.
class Child {
  public:
    explicit Child(pid_t process) : m_process(process) {}
    ~Child() { (void)end(); }
    Child(const Child&) = delete;
    Child& operator=(const Child&) = delete;
    pid_t process() const { return m_process; }
    /// Kills it unless it has ended, and tells how it did (waitpid(2)).
    int end() {
        int status = 0;
        if (m_process <= 0) return status;
        ::kill(m_process, SIGKILL);
        while (::waitpid(m_process, &status, 0) < 0 && errno == EINTR) {}
        m_process = -1;
        return status;
    }

  private:
    pid_t m_process;
};

int leftMs(Clock::time_point until) {
    const auto left = std::chrono::ceil<std::chrono::milliseconds>(until - Clock::now()).count();
    return left > 0 ? static_cast<int>(left) : 0;
}

/// False: not in time.
bool waitFor(int descriptor, Clock::time_point until) {
    for (;;) {
        const int left = leftMs(until);
        if (left == 0) return false;
        pollfd what{descriptor, POLLIN, 0};
        const int ready = ::poll(&what, 1, left);
        if (ready > 0) return true;
        if (ready < 0 && errno != EINTR) return false;
    }
}

/// To its end. Nothing: it took too long, or was more than `most`.
std::optional<Bytes> readAll(int descriptor, size_t most, Clock::time_point until) {
    Bytes all;
    std::array<std::byte, 64 * 1024> piece{};
    while (waitFor(descriptor, until)) {
        const ssize_t got = ::read(descriptor, piece.data(), piece.size());
        if (got == 0) return all;
        if (got < 0 && errno == EINTR) continue;
        if (got < 0 || all.size() + static_cast<size_t>(got) > most) return std::nullopt;
        append(all, ByteView(piece.data(), static_cast<size_t>(got)));
    }
    return std::nullopt;
}

/// That it fell over its input is the input's fault; that somebody else killed it is not.
bool isItsFault(int status) { return WIFSIGNALED(status) && WTERMSIG(status) != SIGKILL; }

} // namespace

Result<Bytes> answerOf(const std::string& program, const char* work, int input, size_t bytesMax, int waitMs) {
    const auto until = Clock::now() + std::chrono::milliseconds(waitMs);
    if (::lseek(input, 0, SEEK_SET) != 0) return machineError(errno);
    std::array<int, 2> ends{};
    if (::pipe2(ends.data(), O_CLOEXEC) != 0) return machineError(errno);
    const Descriptor from(ends[0]);
    Descriptor to(ends[1]);
    pid_t process = -1;
    if (const int failed = Spawning().start(process, program, work, input, to.number()); failed != 0) {
        return machineError(failed);
    }
    Child child(process);
    to.close();
    auto said = readAll(from.number(), bytesMax, until);
    // It may have closed its output and go on.
    const Descriptor watched(static_cast<int>(::syscall(SYS_pidfd_open, child.process(), 0)));
    const bool ended = watched.number() >= 0 && said && waitFor(watched.number(), until);
    const int status = child.end();
    if (isItsFault(status)) return Bytes();
    if (!said && leftMs(until) > 0) return Bytes(); // more than anything of ours has
    if (!ended || !WIFEXITED(status)) return machineError(ETIMEDOUT);
    if (WEXITSTATUS(status) == exitNoPicture) return Bytes();
    if (WEXITSTATUS(status) != exitDone) return machineError(ENOEXEC);
    return std::move(*said);
}

} // namespace ieum::node
