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
            home, [reply, answer = std::move(answer)] { reply(answer); }, Qt::QueuedConnection);
    };
    return asked;
}

} // namespace

Node::Node(Opened opened, const NodeOptions& options)
    : m_lock(std::move(opened.lock)), m_machine(std::move(opened.machine)) {
    Outlets outlets;
    outlets.toNetwork = [this](net::Command command) {
        if (m_network) m_network->post(std::move(command));
    };
    outlets.tell = [this](Event event) {
        QMetaObject::invokeMethod(
            &m_home,
            [this, event = std::move(event)] {
                if (m_listener) m_listener(event);
            },
            Qt::QueuedConnection);
    };
    m_engine = std::make_unique<EngineThread>(
        std::move(opened.world), EngineOptions{options.autoFetchBytes, options.goOnline}, std::move(outlets));
}

Result<std::unique_ptr<Node>> Node::start(Opened opened, const NodeOptions& options) {
    std::unique_ptr<Node> node(new Node(std::move(opened), options));
    if (const auto loaded = node->m_engine->load(); !loaded) return passOn(loaded);
    if (options.goOnline) {
        EngineThread* engine = node->m_engine.get();
        auto network =
            net::Network::start(options.network, [engine](net::Event event) { engine->post(std::move(event)); });
        if (!network) return passOn(network);
        node->m_network = std::move(*network);
    }
    node->m_handover = std::make_unique<HandoverServer>(*node, options.profileFolder, [raw = node.get()] {
        if (raw->m_raise) raw->m_raise();
    });
    if (const auto listening = node->m_handover->listen(); !listening) return passOn(listening);
    node->m_engine->start();
    return node;
}

Node::~Node() {
    m_handover.reset();
    m_listener = {};
    // The engine first: its last batch may still send. It speaks to the network until it has ended.
    m_engine->stop();
    m_network.reset();
    m_engine.reset();
}

void Node::post(AnyAsked asked) {
    std::visit([this](auto& each) { m_engine->post(ToEngine(AnyAsked(homeward(std::move(each), &m_home)))); }, asked);
}

void Node::listen(std::function<void(const Event&)> listener) { m_listener = std::move(listener); }

void Node::onRaise(std::function<void()> raise) { m_raise = std::move(raise); }

} // namespace ieum::node
