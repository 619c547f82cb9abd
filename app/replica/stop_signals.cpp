// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "replica/stop_signals.h"

#include <array>
#include <csignal>
#include <fcntl.h>
#include <unistd.h>

namespace ieum::app {

namespace {

std::array<int, 2> stopPipe{-1, -1};

void onStopSignal(int) {
    const int savedErrno = errno;
    const char byte = 1;
    // A full pipe has been told already.
    const auto written = ::write(stopPipe[1], &byte, 1);
    static_cast<void>(written);
    errno = savedErrno;
}

} // namespace

StopSignals::StopSignals() {
    if (::pipe2(stopPipe.data(), O_CLOEXEC | O_NONBLOCK) != 0) return; // then signals end the process the hard way
    m_notifier = std::make_unique<QSocketNotifier>(stopPipe[0], QSocketNotifier::Read);
    connect(m_notifier.get(), &QSocketNotifier::activated, this, [this] {
        std::array<char, 16> bytes{};
        if (::read(stopPipe[0], bytes.data(), bytes.size()) > 0) emit stopAsked();
    });
    struct sigaction action = {};
    action.sa_handler = onStopSignal;
    sigemptyset(&action.sa_mask);
    action.sa_flags = SA_RESTART;
    sigaction(SIGTERM, &action, nullptr);
    sigaction(SIGINT, &action, nullptr);
}

StopSignals::~StopSignals() {
    if (!m_notifier) return;
    std::signal(SIGTERM, SIG_DFL);
    std::signal(SIGINT, SIG_DFL);
    m_notifier.reset();
    ::close(stopPipe[0]);
    ::close(stopPipe[1]);
}

} // namespace ieum::app
