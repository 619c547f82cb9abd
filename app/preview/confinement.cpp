// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "preview/confinement.h"

#include <cerrno>
#include <csignal>
#include <cstddef>
#include <cstdint>
#include <iterator>
#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>
#include <utility>
#include <vector>

namespace ieum::preview {
namespace {

#if defined(__x86_64__)
constexpr uint32_t architecture = AUDIT_ARCH_X86_64;
#elif defined(__aarch64__)
constexpr uint32_t architecture = AUDIT_ARCH_AARCH64;
#else
constexpr uint32_t architecture = 0; // none: the filter lets nothing pass, and the program ends before it reads
#endif

/// Memory, time, locks and the end.
constexpr uint32_t allowed[] = {__NR_munmap,       __NR_brk,        __NR_mremap,        __NR_madvise,
                                __NR_futex,        __NR_getrandom,  __NR_clock_gettime, __NR_gettimeofday,
                                __NR_sched_yield,  __NR_fstat,      __NR_lseek,         __NR_close,
                                __NR_rt_sigreturn, __NR_exit_group, __NR_exit,          __NR_restart_syscall};
/// Libraries look for settings and data in files, and do without when there are none.
constexpr uint32_t refused[] = {
    __NR_openat, __NR_newfstatat, __NR_faccessat, __NR_readlinkat, __NR_statx,
#ifdef __NR_open
    __NR_open,   __NR_stat,       __NR_lstat,     __NR_access,     __NR_readlink,
#endif
};

using Filter = std::vector<sock_filter>;

sock_filter load(size_t offset) { return BPF_STMT(BPF_LD | BPF_W | BPF_ABS, static_cast<uint32_t>(offset)); }
sock_filter verdict(uint32_t action) { return BPF_STMT(BPF_RET | BPF_K, action); }
/// The low half: neither descriptors nor rights have more.
sock_filter loadArgument(size_t which) {
    static_assert(__BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__);
    return load(offsetof(seccomp_data, args) + which * sizeof(uint64_t));
}
/// Skips `count` instructions unless what is loaded is `value`.
sock_filter unlessIs(uint32_t value, uint8_t count) { return BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, value, 0, count); }

void addVerdict(Filter& filter, uint32_t call, uint32_t action) {
    filter.push_back(unlessIs(call, 1));
    filter.push_back(verdict(action));
}

/// Only with this descriptor.
void addDescriptor(Filter& filter, uint32_t call, uint32_t descriptor) {
    filter.push_back(unlessIs(call, 4));
    filter.push_back(loadArgument(0));
    filter.push_back(unlessIs(descriptor, 1));
    filter.push_back(verdict(SECCOMP_RET_ALLOW));
    filter.push_back(verdict(SECCOMP_RET_KILL_PROCESS));
}

/// Memory, but none that can be run.
void addMemory(Filter& filter, uint32_t call) {
    filter.push_back(unlessIs(call, 4));
    filter.push_back(loadArgument(2));
    filter.push_back(BPF_JUMP(BPF_JMP | BPF_JSET | BPF_K, PROT_EXEC, 0, 1));
    filter.push_back(verdict(SECCOMP_RET_KILL_PROCESS));
    filter.push_back(verdict(SECCOMP_RET_ALLOW));
}

Filter makeFilter() {
    // Numbers of calls mean something only together with the machine; x32 calls have numbers that are not listed.
    Filter filter{load(offsetof(seccomp_data, arch)), BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, architecture, 1, 0),
                  verdict(SECCOMP_RET_KILL_PROCESS), load(offsetof(seccomp_data, nr))};
    addDescriptor(filter, __NR_read, STDIN_FILENO);
    addDescriptor(filter, __NR_write, STDOUT_FILENO);
    addMemory(filter, __NR_mmap);
    addMemory(filter, __NR_mprotect);
    for (const uint32_t call : allowed) addVerdict(filter, call, SECCOMP_RET_ALLOW);
    for (const uint32_t call : refused) addVerdict(filter, call, SECCOMP_RET_ERRNO | EACCES);
    filter.push_back(verdict(SECCOMP_RET_KILL_PROCESS));
    return filter;
}

bool limitTo(__rlimit_resource what, unsigned long most) {
    const rlimit limit{most, most};
    return ::setrlimit(what, &limit) == 0;
}

/// Nor is its memory kept in a file when it falls over.
bool limitResources(unsigned long processorSeconds) {
    const std::pair<__rlimit_resource, unsigned long> limits[] = {{RLIMIT_AS, addressBytesMax},
                                                                  {RLIMIT_CPU, processorSeconds},
                                                                  {RLIMIT_FSIZE, 0},
                                                                  {RLIMIT_NOFILE, 0},
                                                                  {RLIMIT_NPROC, 0},
                                                                  {RLIMIT_CORE, 0},
                                                                  {RLIMIT_MEMLOCK, 0}};
    for (const auto& [what, most] : limits) {
        if (!limitTo(what, most)) return false;
    }
    return ::prctl(PR_SET_DUMPABLE, 0, 0, 0, 0) == 0;
}

} // namespace

bool confine(unsigned long processorSeconds) {
    // With whoever started it gone, nobody counts its seconds.
    if (::prctl(PR_SET_PDEATHSIG, SIGKILL, 0, 0, 0) != 0) return false;
    if (::syscall(__NR_close_range, STDERR_FILENO + 1, ~0U, 0) != 0) return false;
    if (!limitResources(processorSeconds)) return false;
    if (::prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0) return false;
    Filter filter = makeFilter();
    const sock_fprog program{static_cast<unsigned short>(filter.size()), filter.data()};
    return ::prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program, 0, 0) == 0;
}

} // namespace ieum::preview
