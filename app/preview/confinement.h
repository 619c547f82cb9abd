// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Takes from this process what decoding a picture does not need, before it has read a byte of it: from then on it can
// read its standard input, write to its standard output, use memory up to a limit and the processor for two seconds,
// and end. Anything else ends it at once (SIGSYS), but for looking at files, which is refused.
// Linux only: limits of resources (setrlimit(2)), no_new_privs, and a filter of system calls (seccomp(2)).
#pragma once

namespace ieum::preview {

/// The largest picture is 192 MB of pixels and 20 MB of file; program and libraries have 70 MB of addresses.
constexpr unsigned long addressBytesMax = 512UL << 20;
constexpr unsigned long processorSecondsMax = 2;

/// False: something of it could not be done here, and no input may be read.
/// Call it with one thread, when everything is loaded: no library comes afterwards.
[[nodiscard]] bool confine();

} // namespace ieum::preview
