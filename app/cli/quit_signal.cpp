// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/quit_signal.h"

#include <csignal>
#include <fcntl.h>
#include <sys/socket.h>
#include <unistd.h>

namespace ieum::cli {

namespace {

constexpr int quitSignals[] = {SIGINT, SIGTERM, SIGHUP};
/// A signal handler may do next to nothing; it writes a byte that the event loop reads.
int ends[2] = {-1, -1};
extern "C" void ieumNoteSignal(int) {
    const char byte = 1;
    [[maybe_unused]] const auto written = ::write(ends[0], &byte, 1);
}

} // namespace

QuitSignal::QuitSignal(std::function<void()> asked) {
    if (::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0, ends) != 0) return;
    m_notifier = std::make_unique<QSocketNotifier>(ends[1], QSocketNotifier::Read);
    QObject::connect(m_notifier.get(), &QSocketNotifier::activated, m_notifier.get(), [asked = std::move(asked)] {
        char byte = 0;
        [[maybe_unused]] const auto got = ::read(ends[1], &byte, 1);
        asked();
    });
    for (const int each : quitSignals) std::signal(each, ieumNoteSignal);
}

QuitSignal::~QuitSignal() {
    if (!m_notifier) return;
    for (const int each : quitSignals) std::signal(each, SIG_DFL);
    m_notifier.reset();
    ::close(ends[0]);
    ::close(ends[1]);
}

} // namespace ieum::cli
