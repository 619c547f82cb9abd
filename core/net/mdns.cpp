// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "net/mdns.h"

#include "net/avahi_client.h"

#include <QThread>

namespace ieum::net {

Mdns::Mdns(const Timings& timings) : m_timings(timings) {}

Mdns::~Mdns() {
    if (!m_thread) return;
    m_thread->quit();
    // It is somewhere in a bus that does not answer: it ends by itself, and what it holds is small.
    if (m_thread->wait(QDeadlineTimer(m_timings.mdnsGoodbyeMs))) delete m_thread;
}

void Mdns::start(MdnsWish wish) {
    std::erase_if(wish.interfaces, [](const LocalInterface& local) { return local.loopback; });
    if (wish.interfaces.empty()) return stop();
    if (!m_thread) begin();
    m_isStarted = true;
    QMetaObject::invokeMethod(
        m_client, [client = m_client, wish = std::move(wish)] { client->follow(wish); }, Qt::QueuedConnection);
}

void Mdns::stop() {
    if (!std::exchange(m_isStarted, false)) return;
    QMetaObject::invokeMethod(
        m_client, [client = m_client] { client->follow({}); }, Qt::QueuedConnection);
}

void Mdns::rename(const Advert& advert) {
    if (!m_isStarted) return;
    QMetaObject::invokeMethod(
        m_client, [client = m_client, advert] { client->rename(advert); }, Qt::QueuedConnection);
}

void Mdns::begin() {
    m_thread = new QThread;
    m_client = new AvahiClient(m_timings);
    m_client->moveToThread(m_thread);
    connect(m_thread, &QThread::finished, m_client, &QObject::deleteLater);
    connect(m_client, &AvahiClient::runs, this, [this](bool isThere) { m_isRunning = isThere; });
    connect(m_client, &AvahiClient::heard, this, [this](const Advert& advert, const QHostAddress& from) {
        if (m_isStarted) emit heard(advert, from);
    });
    m_thread->start();
}

} // namespace ieum::net
