// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "node/hosting.h"

#include "base/reader.h"
#include "base/writer.h"
#include "node/error.h"
#include "node/handlers.h"

namespace ieum::node {

namespace {
constexpr std::string_view setting = "hosting";
} // namespace

Result<Hosting::Wanted> Hosting::wanted() {
    const auto stored = m_world.stores.settings.get(setting);
    if (!stored) return passOn(stored);
    Wanted wanted;
    if (!*stored) return wanted;
    Reader reader(**stored);
    wanted.on = reader.u8() != 0;
    wanted.port = reader.u16();
    return wanted;
}

void Hosting::begin(Pool& pool, bool online) {
    m_online = online;
    const auto before = wanted();
    if (!before || !before->on || !online) return;
    // What goes wrong now is told in the row: nobody has asked.
    start(pool, before->port, [](const Done&) {});
}

void Hosting::start(Pool& pool, uint16_t port, std::function<void(Done)> then) {
    m_isStarting = true;
    ReplicaHostOptions options;
    options.folder = m_world.profileFolder + "/replica";
    options.port = port;
    pool.run([this, options, then = std::move(then)]() -> Finished {
        auto started = std::make_shared<Result<std::unique_ptr<ReplicaHost>>>(ReplicaHost::start(options));
        return [this, started, then] {
            m_isStarting = false;
            m_why.reset();
            if (!*started) {
                m_why = (*started).error();
                m_world.effects.status = true;
                return then(tl::unexpected<Error>(*m_why));
            }
            m_host = std::move(**started);
            then(this->started());
        };
    });
}

/// Where it listens may have changed since the last time: the list gets the address as it is now.
Done Hosting::started() {
    const auto added = m_replicas.add(m_host->address());
    if (!added) return passOn(added);
    const Bytes value = Writer().u8(1).u16(m_host->port()).take();
    m_world.effects.status = true;
    return m_world.stores.settings.set(setting, value);
}

Done Hosting::stop(Now now) {
    if (m_host) {
        const auto address = net::parseReplicaAddress(m_host->address());
        m_host.reset();
        if (address) {
            const auto removed = m_replicas.remove(address->key, now);
            if (!removed && !removed.error().is(NodeError::NoSuchReplica)) return removed;
        }
    }
    m_why.reset();
    m_world.effects.status = true;
    return m_world.stores.settings.remove(setting);
}

void Hosting::ask(Pool& pool, Asked<HostReplica> asked, Now now) {
    const auto answer = [this, reply = asked.reply](const Done& done) {
        if (!done) return replyLater<HostedRow>(m_world, reply, passOn(done));
        replyLater<HostedRow>(m_world, reply, row());
    };
    if (!asked.request.on) return answer({});
    if (!*asked.request.on) return answer(stop(now));
    if (m_host) return answer({});
    if (!m_online || m_isStarting) return answer(fail(Cause::Input, NodeError::NotOnline));
    start(pool, asked.request.port.value_or(replicaPortDefault), answer);
}

HostedRow Hosting::row() const {
    HostedRow row;
    row.on = m_host != nullptr;
    row.why = m_why;
    if (!m_host) return row;
    row.address = m_host->address();
    row.port = m_host->port();
    return row;
}

} // namespace ieum::node
