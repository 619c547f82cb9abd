// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/replica_site.h"

namespace ieum::sim {

namespace {
constexpr std::string_view databaseName = "depot.db";
}

ReplicaSite::ReplicaSite(uint32_t number, uint64_t seed, Agenda& agenda, Trace& trace, Wants wants)
    : m_number(number), m_agenda(agenda), m_trace(trace), m_wants(std::move(wants)), m_dice(seed, 500 + number),
      m_clock(agenda) {
    m_address.key = m_dice.make<ReplicaKey>();
    m_address.host = "replica-" + std::to_string(number) + ".invalid";
    m_address.port = 4711;
    m_address.token = Bytes(16, std::byte{42});
}
ReplicaSite::~ReplicaSite() = default;

Done ReplicaSite::switchOn() {
    store::OpenOptions options;
    options.path = databasePathOn(m_disk, std::string(databaseName));
    options.create = true;
    auto connection = store::Connection::open(options);
    if (!connection) return passOn(connection);
    auto backend = replica::SqliteBackend::open(std::move(*connection), m_dice);
    if (!backend) return passOn(backend);
    replica::DepotOptions depot;
    depot.admission.token = m_address.token;
    m_running = std::make_unique<Running>(std::move(*backend), m_disk, std::move(depot), m_dice);
    m_pace.busyUntilMs = m_agenda.nowMs();
    return {};
}

void ReplicaSite::switchOff(bool powerCut) {
    if (powerCut) m_disk.faults.cutPower();
    m_running.reset();
    m_inbox.clear();
    m_pace.plannedMs.reset();
    if (powerCut) m_disk.restorePower(m_dice);
}

void ReplicaSite::setHostile(bool hostile) {
    m_malice.ever = m_malice.ever || hostile;
    m_malice.now = hostile ? std::make_unique<Hostile>(Dice(m_dice.next(), m_number)) : nullptr;
}

void ReplicaSite::post(replica::ChannelInput input) {
    if (!isOn()) return;
    m_inbox.push_back(std::move(input));
    plan(std::max(m_agenda.nowMs(), m_pace.busyUntilMs));
}

void ReplicaSite::plan(int64_t ms) {
    if (m_pace.plannedMs && *m_pace.plannedMs <= ms) return;
    m_pace.plannedMs = ms;
    m_agenda.at(ms, [this, ms] {
        if (m_pace.plannedMs != ms) return;
        m_pace.plannedMs.reset();
        if (isOn()) runBatch();
    });
}

void ReplicaSite::runBatch() {
    m_trace.note(static_cast<uint64_t>(m_agenda.nowMs()) << 20U | 0xFFF00U | m_number);
    m_trace.note(m_inbox.size());
    auto outputs = m_running->depot.batch(std::exchange(m_inbox, {}), m_clock.now());
    const int64_t takesMs = m_dice.between(1, 8);
    m_pace.busyUntilMs = m_agenda.nowMs() + takesMs;
    for (replica::ChannelOutput& output : outputs) {
        if (auto* send = std::get_if<replica::SendTo>(&output); send != nullptr && m_malice.now) {
            auto spoiled = m_malice.now->spoil(send->channel, std::move(send->frame));
            if (!spoiled) continue;
            send->frame = std::move(*spoiled);
        }
        m_wants(*this, std::move(output), takesMs);
    }
    if (!m_inbox.empty()) return plan(m_pace.busyUntilMs);
    if (const auto next = m_running->depot.nextDeadline()) {
        const int64_t waitMs = std::max<int64_t>(next->ms - m_clock.now().steady.ms, 1);
        plan(std::max(m_pace.busyUntilMs, m_agenda.nowMs() + waitMs));
    }
}

} // namespace ieum::sim
