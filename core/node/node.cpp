// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "node/node.h"

#include "node/profile.h"

#include <QMetaObject>

namespace ieum::node {

namespace {

/// The same request, whose answer is brought to the thread of `home`, or dropped when the node has gone by then.
template <class Request> Asked<Request> homeward(Asked<Request> asked, QObject* home) {
    auto reply = std::move(asked.reply);
    asked.reply = [reply = std::move(reply), home](Result<typename Request::Answer> answer) {
        QMetaObject::invokeMethod(
            home, [reply, answer = std::move(answer)]() mutable { reply(std::move(answer)); }, Qt::QueuedConnection);
    };
    return asked;
}

/// 0: none is remembered.
uint16_t lanPortOf(World& world) {
    const auto stored = world.stores.settings.get(lanPortSetting);
    if (!stored || !*stored) return 0;
    const std::string text(textOf(**stored));
    return QString::fromStdString(text).toUShort();
}

/// The port that was asked for is taken: by this node.
net::NetworkOptions forTheCheck(net::NetworkOptions options) {
    options.lanPort = 0;
    return options;
}

} // namespace

Node::Node(Opened opened, const NodeOptions& options)
    : m_lock(std::move(opened.lock)), m_machine(std::move(opened.machine)), m_lanPortBefore(lanPortOf(*opened.world)),
      m_lanCheck(forTheCheck(options.network)),
      m_backups(std::move(*opened.source), *m_machine, [this](const BackupProgress& progress) {
          if (m_listener) m_listener(progress);
      }) {
    Outlets outlets;
    outlets.toNetwork = [this](std::vector<net::Command> commands) {
        if (m_network) m_network->postAll(std::move(commands));
    };
    outlets.tell = [this](Event event) {
        QMetaObject::invokeMethod(
            &m_home,
            [this, event = std::move(event)] {
                if (m_listener) m_listener(event);
            },
            Qt::QueuedConnection);
    };
    opened.world->previewProgram = options.previewProgram;
    m_engine = std::make_unique<EngineThread>(
        std::move(opened.world), EngineOptions{options.autoFetchBytes, options.goOnline}, std::move(outlets));
}

Done Node::load() { return m_engine->load(); }

Done Node::start(const NodeOptions& options) {
    if (options.goOnline) {
        net::NetworkOptions network = options.network;
        network.lanPortBefore = m_lanPortBefore;
        EngineThread* engine = m_engine.get();
        auto started =
            net::Network::start(std::move(network), [engine](net::Event event) { engine->post(std::move(event)); });
        if (!started) return passOn(started);
        m_network = std::move(*started);
    }
    m_handover = std::make_unique<HandoverServer>(*this, options.profileFolder, [this] {
        if (m_raise) m_raise();
    });
    if (const auto listening = m_handover->listen(); !listening) return listening;
    m_engine->start();
    if (options.goOnline) {
        m_lineWatch = std::make_unique<LineWatch>(
            [this](std::optional<bool> isMetered) { ask(NoteLine{isMetered}, [](const Result<Nothing>&) {}); });
    }
    return {};
}

Node::~Node() {
    m_handover.reset();
    m_lineWatch.reset();
    m_listener = {};
    m_backups.stop();
    // The engine first: its last batch may still send. It speaks to the network until it has ended.
    m_engine->stop();
    m_network.reset();
    m_engine.reset();
}

void Node::post(AnyAsked asked) {
    if (auto* test = asked.get<TestLan>()) {
        return m_lanCheck.run([reply = std::move(test->reply)](const LanReport& report) { reply(report); });
    }
    if (auto* backup = asked.get<WriteBackup>()) return m_backups.write(std::move(*backup));
    asked.visit([this](auto& each) { m_engine->post(AnyAsked(homeward(std::move(each), &m_home))); });
}

void Node::listen(std::function<void(const Event&)> listener) { m_listener = std::move(listener); }

void Node::onRaise(std::function<void()> raise) { m_raise = std::move(raise); }

} // namespace ieum::node
