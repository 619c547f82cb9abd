// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Confined as ieum-preview is, does one deed. Ends with 10 when that was possible, 11 when it was refused, 12 for
// another name of a deed.
#include "preview/confinement.h"

#include <cerrno>
#include <csignal>
#include <cstdint>
#include <cstdlib>
#include <fcntl.h>
#include <string_view>
#include <sys/mman.h>
#include <sys/ptrace.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <unistd.h>

namespace {

using Deed = long (*)();

char* const noStrings[] = {nullptr};

long spin() {
    volatile uint64_t turns = 0;
    for (;;) turns = turns + 1;
}

long hoard() {
    constexpr size_t piece = 64UL << 20;
    for (size_t had = 0; had < 2 * ieum::preview::addressBytesMax; had += piece) {
        if (::mmap(nullptr, piece, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0) == MAP_FAILED) return -1;
    }
    return 0;
}

long runMemory() {
    void* page = ::mmap(nullptr, 4096, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    return ::mprotect(page, 4096, PROT_READ | PROT_EXEC);
}

struct Named {
    std::string_view name;
    Deed deed;
};
constexpr Named deeds[] = {
    {"nothing", [] { return 0L; }},
    {"open", [] { return static_cast<long>(::open("/etc/passwd", O_RDONLY)); }},
    {"create", [] { return static_cast<long>(::open("ieum-deed", O_WRONLY | O_CREAT, 0600)); }},
    {"stat", [] { return static_cast<long>(::access("/etc/passwd", R_OK)); }},
    {"openat2", [] { return ::syscall(SYS_openat2, AT_FDCWD, "/etc/passwd", nullptr, 0); }},
    {"unlink", [] { return static_cast<long>(::unlink("ieum-deed")); }},
    {"socket", [] { return static_cast<long>(::socket(AF_INET, SOCK_STREAM, 0)); }},
    {"unix socket", [] { return static_cast<long>(::socket(AF_UNIX, SOCK_STREAM, 0)); }},
    {"exec", [] { return static_cast<long>(::execve("/bin/true", noStrings, noStrings)); }},
    {"fork", [] { return static_cast<long>(::fork()); }},
    {"thread", [] { return ::syscall(SYS_clone3, nullptr, 0); }},
    {"kill", [] { return static_cast<long>(::kill(::getppid(), 0)); }},
    {"ptrace", [] { return ::ptrace(PTRACE_TRACEME, 0, nullptr, nullptr); }},
    {"memory of others", [] { return ::syscall(SYS_process_vm_readv, 1, nullptr, 0, nullptr, 0, 0); }},
    {"raise a limit", [] { return ::syscall(SYS_prlimit64, 0, 0, nullptr, nullptr); }},
    {"io_uring", [] { return ::syscall(SYS_io_uring_setup, 1, nullptr); }},
    {"write elsewhere", [] { return static_cast<long>(::write(STDERR_FILENO, "x", 1)); }},
    {"read elsewhere",
     [] {
         char byte = 0;
         return static_cast<long>(::read(STDOUT_FILENO, &byte, 1));
     }},
    {"run memory", runMemory},
    {"map code",
     [] { return ::mmap(nullptr, 4096, PROT_EXEC, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0) == MAP_FAILED ? -1L : 0L; }},
#ifdef __x86_64__
    {"another numbering", [] { return ::syscall(0x40000000 | SYS_open, "/etc/passwd", O_RDONLY); }},
#endif
    {"spin", spin},
    {"hoard", hoard},
};

} // namespace

int main(int argc, char* argv[]) {
    const std::string_view wanted = argc == 2 ? argv[1] : "";
    for (const Named& each : deeds) {
        if (each.name != wanted) continue;
        if (!ieum::preview::confine()) ::_exit(4);
        ::_exit(each.deed() >= 0 ? 10 : 11);
    }
    return 12;
}
