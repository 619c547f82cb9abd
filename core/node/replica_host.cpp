// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "node/replica_host.h"

#include "base/error.h"
#include "base/inbox.h"
#include "crypto/init.h"
#include "crypto/system_random.h"
#include "net/network.h"
#include "net/steady.h"
#include "replica/data_folder.h"
#include "replica/depot.h"
#include "store/chunk_files.h"
#include "store/real_files.h"

#include <QDir>
#include <QHostAddress>
#include <QLockFile>
#include <QNetworkInterface>

#include <algorithm>
#include <thread>

namespace ieum::node {

namespace {

/// A certificate with its chain has some kilobytes.
constexpr size_t certificateBytesMax = 256 * 1024;

constexpr int64_t sweepEveryMs = 60LL * 60 * 1000;
/// More to drop than one transaction takes: clients are served in between.
constexpr int64_t sweepOnMs = 100;

struct Stop {};
using ToDepot = std::variant<net::Event, Stop>;

Now now() { return {net::wallNow(), net::steadyNow()}; }

replica::DepotOptions depotOptionsOf(const ReplicaHostOptions& options, Bytes token) {
    replica::DepotOptions depot;
    replica::AdmissionOptions& admission = depot.admission;
    admission.token = std::move(token);
    admission.isOpen = options.isOpen;
    admission.roomsMax = options.rooms.value_or(admission.roomsMax);
    admission.quota.bytes = options.roomBytes.value_or(admission.quota.bytes);
    admission.quota.eventsPerDay = options.roomEventsPerDay.value_or(admission.quota.eventsPerDay);
    admission.quota.feeds = options.roomFeeds.value_or(admission.quota.feeds);
    if (options.contentKeptDays) depot.contentKeptMs = *options.contentKeptDays * replica::dayMs;
    if (options.chunkKeptDays) depot.chunkKeptMs = *options.chunkKeptDays * replica::dayMs;
    return depot;
}

/// Where clients should look, when the operator did not say: where we listen, or an address of this machine.
std::string advertisedHostOf(const ReplicaHostOptions& options) {
    if (!options.advertisedHost.empty()) return options.advertisedHost;
    const QHostAddress bound(QString::fromStdString(options.host));
    const bool isAny = options.host.empty() || bound == QHostAddress(QHostAddress::AnyIPv4) ||
                       bound == QHostAddress(QHostAddress::AnyIPv6);
    if (!isAny) return options.host;
    for (const QHostAddress& address : QNetworkInterface::allAddresses()) {
        const bool isUsual = address.protocol() == QAbstractSocket::IPv4Protocol && !address.isLinkLocal();
        if (isUsual && !address.isLoopback()) return address.toString().toStdString();
    }
    return "127.0.0.1";
}

Result<std::string> textOfFile(store::RealFiles& files, const std::string& path) {
    if (path.empty()) return std::string();
    const auto bytes = files.read(path, certificateBytesMax);
    if (!bytes) return fail(Cause::Input, NetError::BadCertificate);
    return std::string(textOf(*bytes));
}

Result<net::NetworkOptions> networkOf(const ReplicaHostOptions& options, store::RealFiles& files) {
    net::NetworkOptions network;
    network.lan = false;
    network.replicaPort = options.port;
    network.replicaHost = options.host;
    if (!options.webPort) return network;
    network.web.port = options.webPort;
    network.web.host = options.webHost;
    auto certificate = textOfFile(files, options.certificateFile);
    auto key = textOfFile(files, options.certificateKeyFile);
    if (!certificate) return passOn(certificate);
    if (!key) return passOn(key);
    network.web.certificatePem = std::move(*certificate);
    network.web.keyPem = std::move(*key);
    // Whoever ends TLS for us is next door. Nothing is secret at this port, but nobody else has business there.
    if (network.web.host.empty() && network.web.certificatePem.empty()) network.web.host = "127.0.0.1";
    return network;
}

/// By what the operator said stands before it ("wss://chat.example.org:443/ieum"), or where we listen.
Result<std::string> webAddressOf(const ReplicaHostOptions& options, net::ReplicaAddress address, uint16_t port) {
    const bool isGiven = !options.advertisedWeb.empty();
    const std::string scheme = options.certificateFile.empty() ? "ws://" : "wss://";
    const std::string url = isGiven ? options.advertisedWeb : scheme + address.host + ":" + std::to_string(port) + "/";
    const size_t slashes = url.find("://");
    if (slashes == std::string::npos) return fail(Cause::Input, NetError::BadAddress);
    address.port = port;
    auto whole = net::parseReplicaAddress("ieum-replica+" + url.substr(0, slashes) + "://" +
                                          toBase64Url(address.key.view()) + "@" + url.substr(slashes + 3));
    if (!whole) return passOn(whole);
    whole->token = std::move(address.token);
    return net::toText(*whole);
}

} // namespace

/// The depot's thread and what it alone touches. The network's thread only puts into the inbox.
class ReplicaHost::Service {
  public:
    Service(ReplicaHostOptions options, replica::DataFolder data, std::unique_ptr<QLockFile> lock)
        : m_lock(std::move(lock)), m_onLost(std::move(options.onLost)), m_backend(std::move(data.backend)),
          m_chunks(replica::chunksFolder(options.folder), m_files),
          m_depot(depotOptionsOf(options, std::move(data.token)), *m_backend, m_chunks, m_random) {}

    ~Service() {
        if (m_thread.joinable()) {
            m_inbox.put(Stop{});
            m_thread.join();
        }
    }

    Done start(net::NetworkOptions options) {
        auto network =
            net::Network::start(std::move(options), [this](net::Event event) { m_inbox.put(std::move(event)); });
        if (!network) return passOn(network);
        m_network = std::move(*network);
        m_thread = std::thread([this] { serve(); });
        return {};
    }
    net::ClientPorts ports() const { return m_network->clientPorts(); }

  private:
    void serve() {
        SteadyMs sweepAt = now().steady;
        for (bool isStopping = false; !isStopping;) {
            std::vector<replica::ChannelInput> inputs;
            for (ToDepot& message : m_inbox.waitAndTakeAll(waitMs(sweepAt))) {
                if (std::holds_alternative<Stop>(message))
                    isStopping = true;
                else
                    take(std::get<net::Event>(message), inputs);
            }
            for (replica::ChannelOutput& output : m_depot.batch(std::move(inputs), now())) give(output);
            if (m_depot.lost()) {
                if (m_onLost) m_onLost(*m_depot.lost());
                return;
            }
            if (now().steady < sweepAt) continue;
            // A sweep that failed is tried again with the next one: files that stay too long do no harm.
            const auto dropped = m_depot.sweep(now());
            sweepAt = now().steady.after(dropped.value_or(0) > 0 ? sweepOnMs : sweepEveryMs);
        }
    }

    int64_t waitMs(SteadyMs sweepAt) const {
        const SteadyMs next = std::min(m_depot.nextDeadline().value_or(sweepAt), sweepAt);
        return std::max<int64_t>(next.ms - now().steady.ms, 0);
    }

    static void take(net::Event& event, std::vector<replica::ChannelInput>& inputs) {
        if (const auto* up = std::get_if<net::ChannelUp>(&event)) {
            inputs.push_back(replica::ChannelOpened{up->channel.value, up->handshakeHash});
        } else if (auto* frame = std::get_if<net::ChannelFrame>(&event)) {
            inputs.push_back(replica::ChannelSaid{frame->channel.value, std::move(frame->frame)});
        } else if (const auto* down = std::get_if<net::ChannelDown>(&event)) {
            inputs.push_back(replica::ChannelClosed{down->channel.value});
        }
    }

    void give(replica::ChannelOutput& output) {
        if (auto* send = std::get_if<replica::SendTo>(&output)) {
            m_network->post(
                net::SendFrame{{send->channel}, std::move(send->frame), static_cast<net::Lane>(send->lane)});
        } else if (const auto* trust = std::get_if<replica::TrustIn>(&output)) {
            m_network->post(net::TrustChannel{{trust->channel}});
        } else if (const auto* close = std::get_if<replica::CloseThe>(&output)) {
            m_network->post(net::CloseChannel{{close->channel}, close->why});
        }
    }

    std::unique_ptr<QLockFile> m_lock;
    std::function<void(Error)> m_onLost;
    crypto::SystemRandom m_random;
    store::RealFiles m_files;
    std::unique_ptr<replica::SqliteBackend> m_backend;
    store::ChunkFiles m_chunks;
    replica::Depot m_depot;
    Inbox<ToDepot> m_inbox;
    std::unique_ptr<net::Network> m_network; ///< goes first: it puts into the inbox
    std::thread m_thread;
};

ReplicaHost::ReplicaHost() = default;
ReplicaHost::~ReplicaHost() = default;

Result<std::unique_ptr<ReplicaHost>> ReplicaHost::start(ReplicaHostOptions options) {
    if (const auto ready = crypto::initialise(); !ready) return passOn(ready);
    store::RealFiles files;
    crypto::SystemRandom random;
    if (const auto made = files.makeFolders(options.folder); !made) return passOn(made);
    auto lock = std::make_unique<QLockFile>(QString::fromStdString(options.folder + "/lock"));
    lock->setStaleLockTime(0); // by process id alone: a replica runs for months
    if (!lock->tryLock(0)) {
        if (lock->error() == QLockFile::LockFailedError) return fail(Cause::Machine, StoreError::Busy);
        return fail(Cause::Machine, BaseError::FileUnwritable);
    }
    auto data = replica::openDataFolder(options.folder, options.makeNewToken, files, random);
    if (!data) return passOn(data);
    // Chunks of a database that is gone: nobody can ask for them any more, and clients bring them again.
    if (data->isNew) QDir(QString::fromStdString(replica::chunksFolder(options.folder))).removeRecursively();

    auto network = networkOf(options, files);
    if (!network) return passOn(network);
    network->replicaSecret = copyOf(data->key.secret().view());
    net::ReplicaAddress address;
    address.key = {data->key.publicKey().value};
    address.host = advertisedHostOf(options);
    if (!options.isOpen) address.token = data->token;
    // Said wrong it is found out before anything is served.
    if (const auto web = webAddressOf(options, address, 1); options.webPort && !web) return passOn(web);
    const ReplicaHostOptions given = options;
    std::unique_ptr<ReplicaHost> host(new ReplicaHost);
    host->m_service = std::make_unique<Service>(std::move(options), std::move(*data), std::move(lock));
    if (const auto started = host->m_service->start(std::move(*network)); !started) return passOn(started);
    const net::ClientPorts ports = host->m_service->ports();
    host->m_port = ports.tcp;
    address.port = ports.tcp;
    host->m_address = net::toText(address);
    if (given.webPort) host->m_webAddress = *webAddressOf(given, address, ports.web);
    return host;
}

} // namespace ieum::node
