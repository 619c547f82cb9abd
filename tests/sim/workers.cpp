// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/workers.h"

#include "base/reader.h"
#include "base/writer.h"

#include <map>
#include <sys/wait.h>
#include <unistd.h>

namespace ieum::sim {

namespace {

Bytes packed(const Outcome& outcome) {
    Writer writer;
    for (const uint64_t number : {outcome.fingerprint, outcome.sent, outcome.arrived, outcome.crashes, outcome.frames,
                                  outcome.forks, static_cast<uint64_t>(outcome.quietAfterMs)}) {
        writer.u64(number);
    }
    writer.u32(static_cast<uint32_t>(outcome.findings.size()));
    for (const std::string& finding : outcome.findings) {
        writer.u32(static_cast<uint32_t>(finding.size())).put(bytesOf(finding));
    }
    return writer.take();
}

bool unpack(const Bytes& bytes, Outcome& outcome) {
    Reader reader(bytes);
    outcome.fingerprint = reader.u64();
    outcome.sent = reader.u64();
    outcome.arrived = reader.u64();
    outcome.crashes = reader.u64();
    outcome.frames = reader.u64();
    outcome.forks = reader.u64();
    outcome.quietAfterMs = static_cast<int64_t>(reader.u64());
    const uint32_t count = reader.u32();
    for (uint32_t i = 0; i < count && i < 1000; ++i) outcome.findings.emplace_back(textOf(reader.take(reader.u32())));
    return reader.finish().has_value();
}

struct Worker {
    Settings settings;
    int pipe = -1;
};

/// The process, and where its answer comes from.
pid_t begin(const Settings& settings, int& answer) {
    int ends[2];
    if (::pipe(ends) != 0) return -1;
    const pid_t child = ::fork();
    if (child != 0) {
        ::close(ends[1]);
        answer = ends[0];
        return child;
    }
    ::close(ends[0]);
    const Bytes bytes = packed(run(settings, {}));
    for (size_t sent = 0; sent < bytes.size();) {
        const ssize_t more = ::write(ends[1], bytes.data() + sent, bytes.size() - sent);
        if (more <= 0) ::_exit(3);
        sent += static_cast<size_t>(more);
    }
    ::_exit(0);
}

Seen end(const Worker& worker) {
    Bytes bytes;
    std::array<std::byte, 4096> some;
    for (ssize_t got = 0; (got = ::read(worker.pipe, some.data(), some.size())) > 0;) {
        append(bytes, ByteView(some).first(static_cast<size_t>(got)));
    }
    ::close(worker.pipe);
    Seen seen{worker.settings, false, {}};
    seen.crashed = !unpack(bytes, seen.outcome);
    if (seen.crashed) seen.outcome = {{"the simulation itself died: see what it said above"}, 0, 0, 0, 0, 0, 0};
    return seen;
}

} // namespace

void runAll(const std::vector<Settings>& wanted, uint32_t jobs, const std::function<void(const Seen&)>& seen) {
    std::map<pid_t, Worker> working;
    for (size_t next = 0; next < wanted.size() || !working.empty();) {
        if (next < wanted.size() && working.size() < jobs) {
            Worker worker{wanted[next++], -1};
            const pid_t child = begin(worker.settings, worker.pipe);
            if (child > 0) working[child] = worker;
            continue;
        }
        int status = 0;
        const pid_t ended = ::wait(&status);
        const auto found = working.find(ended);
        if (found == working.end()) return; // no child left: a fork has failed
        seen(end(found->second));
        working.erase(found);
    }
}

Seen runApart(const Settings& settings) {
    Seen result;
    runAll({settings}, 1, [&](const Seen& seen) { result = seen; });
    return result;
}

} // namespace ieum::sim
