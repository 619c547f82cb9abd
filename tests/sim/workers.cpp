// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/workers.h"

#include "base/reader.h"
#include "base/writer.h"

#include <array>
#include <poll.h>
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

/// A process that works, and where its answer comes from.
struct Worker {
    std::vector<Settings> group;
    pid_t process = -1;
    int pipe = -1;
    Bytes answer;
};

template <class Work> bool begin(Worker& worker, const Work& work) {
    int ends[2];
    if (::pipe(ends) != 0) return false;
    worker.process = ::fork();
    if (worker.process != 0) {
        ::close(ends[1]);
        worker.pipe = ends[0];
        return worker.process > 0;
    }
    ::close(ends[0]);
    const Bytes bytes = work();
    for (size_t sent = 0; sent < bytes.size();) {
        const ssize_t more = ::write(ends[1], bytes.data() + sent, bytes.size() - sent);
        if (more <= 0) ::_exit(3);
        sent += static_cast<size_t>(more);
    }
    ::_exit(0);
}

/// False: there was no more, and the process is gone.
bool readSome(Worker& worker) {
    std::array<std::byte, 4096> some;
    const ssize_t got = ::read(worker.pipe, some.data(), some.size());
    if (got > 0) {
        append(worker.answer, ByteView(some).first(static_cast<size_t>(got)));
        return true;
    }
    ::close(worker.pipe);
    ::waitpid(worker.process, nullptr, 0);
    return false;
}

/// Seeds of one town. Each goes on in a process of its own, from where this one stands; what crashed has no answer.
Bytes runGroup(const std::vector<Settings>& group) {
    Beginning beginning(group.front());
    Writer answers;
    for (const Settings& settings : group) {
        Worker worker;
        if (begin(worker, [&] { return packed(beginning.live(settings.seed, {})); })) {
            while (readSome(worker)) {}
        }
        answers.u32(static_cast<uint32_t>(worker.answer.size())).put(worker.answer);
    }
    return answers.take();
}

void tellEach(const Worker& worker, const std::function<void(const Seen&)>& seen) {
    Reader answers(worker.answer);
    for (const Settings& settings : worker.group) {
        const ByteView answer = answers.take(answers.u32());
        Seen one{settings, false, {}};
        one.crashed = !unpack(Bytes(answer.begin(), answer.end()), one.outcome);
        if (one.crashed) one.outcome = {{"the simulation itself died: see what it said above"}, 0, 0, 0, 0, 0, 0};
        seen(one);
    }
}

/// Neighbours that differ in nothing but the seed, and begin with the same town.
std::vector<Settings> nextGroup(const std::vector<Settings>& wanted, size_t& next) {
    std::vector<Settings> group;
    do {
        group.push_back(wanted[next++]);
    } while (next < wanted.size() && wanted[next].isOfSameTown(group.front()));
    return group;
}

} // namespace

void runAll(const std::vector<Settings>& wanted, uint32_t jobs, const std::function<void(const Seen&)>& seen) {
    std::vector<Worker> working;
    for (size_t next = 0; next < wanted.size() || !working.empty();) {
        if (next < wanted.size() && working.size() < jobs) {
            Worker worker{nextGroup(wanted, next), -1, -1, {}};
            const bool began = begin(worker, [&] { return runGroup(worker.group); });
            if (!began) return; // no more processes: fewer are told of than were wanted
            working.push_back(std::move(worker));
            continue;
        }
        std::vector<pollfd> pipes;
        pipes.reserve(working.size());
        for (const Worker& worker : working) pipes.push_back({worker.pipe, POLLIN, 0});
        if (::poll(pipes.data(), pipes.size(), -1) < 0) continue;
        for (size_t i = pipes.size(); i-- > 0;) {
            if (pipes[i].revents == 0 || readSome(working[i])) continue;
            tellEach(working[i], seen);
            working.erase(working.begin() + static_cast<ptrdiff_t>(i));
        }
    }
}

Seen runApart(const Settings& settings) {
    Seen result;
    runAll({settings}, 1, [&](const Seen& seen) { result = seen; });
    return result;
}

} // namespace ieum::sim
