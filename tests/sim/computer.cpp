// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/computer.h"

#include "store/feed_store.h"
#include "store/schema.h"

namespace ieum::sim {

namespace {

constexpr std::string_view databaseName = "ieum.db";
/// A log of this size is moved into the database when there is time, so that a thousand profiles fit into memory.
constexpr uint64_t logBytesMax = 512ULL * 1024;

Result<std::unique_ptr<store::Connection>> openDatabase(const Disk& disk, Random& random) {
    store::OpenOptions options;
    options.path = databasePathOn(disk, std::string(databaseName));
    options.create = true;
    auto connection = store::Connection::open(options);
    if (!connection) return connection;
    if (const auto migrated = store::migrate(**connection, random); !migrated) return passOn(migrated);
    return connection;
}

} // namespace

Computer::Computer(uint32_t number, uint64_t seed, Agenda& agenda, Trace& trace, const Watchers& watchers)
    : m_number(number), m_agenda(agenda), m_trace(trace), m_watchers(watchers), m_dice(seed, 1000 + number),
      m_clock(agenda) {}

Computer::~Computer() = default;

Done Computer::prepare(Disk& empty, Random& random) {
    const auto connection = openDatabase(empty, random);
    return connection ? Done() : passOn(connection);
}

Done Computer::makeProfile(const std::string& wanted, const Disk& empty) {
    m_disk.copyFrom(empty);
    auto connection = openDatabase(m_disk, m_dice);
    if (!connection) return passOn(connection);
    store::Settings settings(**connection);
    if (const auto begun = (*connection)->begin(); !begun) return begun;
    if (const auto renewed = store::FeedStore(**connection).renewInstance(m_dice); !renewed) return renewed;
    const auto identity = node::makeIdentity(wanted, settings, m_dice);
    if (!identity) return passOn(identity);
    person = (*identity)->person();
    name = wanted;
    return (*connection)->commit();
}

Done Computer::switchOn() {
    auto connection = openDatabase(m_disk, m_dice);
    if (!connection) return passOn(connection);
    auto world =
        std::make_unique<node::World>(std::move(*connection), node::Machine{m_clock, m_dice, m_disk, m_disk.folderSync},
                                      std::string("profile"), false);
    world->logBytes = 0; // a disk in memory has no use for it
    auto identity = node::loadIdentity(world->stores.settings);
    if (!identity) return passOn(identity);
    world->identity = std::move(*identity);
    world->sentinel.emplace(world->stores.settings, m_disk, "profile", stateFolder, "profile");
    node::Outlets outlets;
    outlets.toNetwork = [this](std::vector<net::Command> commands) {
        for (net::Command& each : commands) m_leaving.commands.push_back(std::move(each));
    };
    outlets.tell = [this](node::Event event) { m_leaving.events.push_back(std::move(event)); };
    m_engine = std::make_unique<node::Engine>(std::move(world), node::EngineOptions{8ULL << 20, true}, m_pool,
                                              std::move(outlets));
    if (const auto loaded = m_engine->load(); !loaded) return loaded;
    m_pace.busyUntilMs = m_agenda.nowMs();
    m_engine->begin();
    release();
    return {};
}

void Computer::switchOff() {
    if (!isOn()) return;
    m_inbox.emplace_back(node::StopEngine{});
    runBatch();
    if (!isOn()) return;
    m_inbox.clear(); // what lies there may still use the engine's world
    m_engine.reset();
    m_pace.plannedMs.reset();
}

void Computer::crash(bool powerCut) {
    m_disk.faults.cutPower();
    loseEngine();
    if (powerCut) {
        m_disk.restorePower(m_dice);
    } else {
        m_disk.faults.revive();
    }
}

void Computer::loseEngine() {
    m_inbox.clear();
    m_pace.plannedMs.reset();
    m_engine.reset();
    m_leaving = {};
}

void Computer::post(node::ToEngine message) {
    if (!isOn()) return;
    m_inbox.push_back(std::move(message));
    plan(std::max(m_agenda.nowMs(), m_pace.busyUntilMs));
}

void Computer::runBeside(node::Job job) {
    const int64_t slowMs = m_disk.faults.slowMs();
    if (slowMs == 0) return post(job());
    m_agenda.after(slowMs, [this, engine = m_engine.get(), job = std::move(job)] {
        if (engine != nullptr && engine == m_engine.get()) post(job()); // what it works on is there still
    });
}

void Computer::plan(int64_t ms) {
    if (m_pace.plannedMs && *m_pace.plannedMs <= ms) return;
    m_pace.plannedMs = ms;
    m_agenda.at(ms, [this, ms] {
        if (m_pace.plannedMs != ms) return; // something earlier came between
        m_pace.plannedMs.reset();
        if (isOn()) runBatch();
    });
}

void Computer::runBatch() {
    ++m_batches;
    m_trace.note(static_cast<uint64_t>(m_agenda.nowMs()) << 20U | m_number);
    m_trace.note(m_inbox.size());
    m_engine->batch(std::exchange(m_inbox, {}));
    // A commit is a sync, and that takes a few milliseconds; what arrives meanwhile shares the next one.
    m_pace.busyUntilMs = m_agenda.nowMs() + m_dice.between(1, 8);
    release();
}

void Computer::release() {
    if (m_disk.faults.isDead()) {
        // Whatever the engine believes to have done, nobody will ever hear of it.
        loseEngine();
        m_disk.restorePower(m_dice);
        m_watchers.died(*this);
        return;
    }
    const int64_t afterMs = std::max<int64_t>(m_pace.busyUntilMs - m_agenda.nowMs(), 0);
    for (net::Command& command : std::exchange(m_leaving.commands, {}))
        m_watchers.wants(*this, std::move(command), afterMs);
    for (const auto& answer : std::exchange(m_leaving.answers, {})) answer();
    for (const node::Event& event : std::exchange(m_leaving.events, {})) m_watchers.tells(*this, event);
    planNext();
}

void Computer::planNext() {
    if (!m_inbox.empty()) return plan(m_pace.busyUntilMs);
    if (m_disk.sizeOf(std::string(databaseName) + "-wal").value_or(0) > logBytesMax) {
        (void)parts().world.connection->checkpoint(); // tried again with the next batch
    }
    const int64_t waitMs = m_engine->waitMs(m_clock.now());
    if (waitMs >= 0) plan(std::max(m_pace.busyUntilMs, m_agenda.nowMs() + waitMs));
}

} // namespace ieum::sim
