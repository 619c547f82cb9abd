// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Takes from this process what decoding a picture or sound does not need, before it has read a byte of it: from then on
// it can read its standard input, write to its standard output, use memory up to a limit and the processor for some
// seconds, and end. Anything else ends it at once (SIGSYS), but for looking at files, which is refused.
// Linux only: limits of resources (setrlimit(2)), no_new_privs, and a filter of system calls (seccomp(2)).
#pragma once

namespace ieum::preview {

/// The largest picture is 192 MB of pixels and 20 MB of file, the longest sound 58 MB; program and libraries have 70 MB
/// of addresses.
constexpr unsigned long addressBytesMax = 512UL << 20;
constexpr unsigned long processorSecondsMax = 2;
/// Ten minutes of sound were measured at 1.3 to 1.9 seconds on a machine that was not the slowest.
constexpr unsigned long soundSecondsMax = 10;

/// False: something of it could not be done here, and no input may be read.
/// Call it with one thread, when everything is loaded: no library comes afterwards.
[[nodiscard]] bool confine(unsigned long processorSeconds = processorSecondsMax);

} // namespace ieum::preview
