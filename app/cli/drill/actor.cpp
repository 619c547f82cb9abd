// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/drill/actor.h"

#include "cli/drill/failed.h"
#include "cli/drill/later.h"
#include "node/sentences.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace ieum::cli {

namespace {
constexpr int startMs = 30'000;
constexpr int answerMs = 90'000;
constexpr int everything = 100'000;
} // namespace

Actor::Actor(const Places& places, int place, int number, QString name, QString program, QString folder)
    : m_places(places), m_place(place), m_number(number), m_name(std::move(name)), m_program(std::move(program)),
      m_folder(std::move(folder)) {}

Task<> Actor::init() {
    Later<bool> made;
    const QStringList command{m_program, "init", "--profile", m_folder, "--name", m_name, "--json"};
    m_process.start(command, m_folder + ".log", [set = made.setter()](const QByteArray&) { set(true); });
    QTimer::singleShot(startMs, [set = made.setter()] { set(false); });
    if (!co_await made) throw Failed(m_name + QStringLiteral(" could not make a profile: ") + m_process.lastWords());
    co_await m_process.stop();
}

void Actor::hear(const QByteArray& line) {
    const QJsonObject event = QJsonDocument::fromJson(line).object();
    if (event["event"] == "message") m_arrived.append(event["id"].toString());
    if (event["event"] == "ready") {
        if (auto ready = std::exchange(m_ready, nullptr)) ready(true);
    }
}

Task<> Actor::start() {
    Later<bool> ready;
    m_ready = ready.setter();
    const QStringList command{m_program,
                              "run",
                              "--json",
                              "--profile",
                              m_folder,
                              "--lan-interfaces",
                              m_places.interfaceName(),
                              "--beacon-port",
                              QString::number(m_places.beaconPort())};
    m_process.start(m_places.at(m_place, command), m_folder + ".log", [this](const QByteArray& line) { hear(line); });
    QTimer::singleShot(startMs, [set = ready.setter()] { set(false); });
    const bool isReady = co_await ready;
    Later<bool> connected;
    m_client = std::make_unique<node::HandoverClient>();
    if (isReady) m_client->open(m_folder.toStdString(), connected.setter());
    const bool isConnected = isReady && co_await connected;
    if (!isConnected) throw Failed(m_name + QStringLiteral(" did not start: ") + m_process.lastWords());
}

Task<> Actor::stop() {
    co_await m_process.stop();
    m_client.reset();
}

Task<> Actor::kill() {
    co_await m_process.kill();
    m_client.reset();
}

Task<Result<QJsonValue>> Actor::tryAsk(QString verb, QJsonObject arguments) {
    if (!m_client) co_return fail(Cause::Machine, NodeError::Stopped);
    Later<Result<QJsonValue>> answer;
    m_client->ask(verb, arguments, answer.setter());
    QTimer::singleShot(answerMs, [set = answer.setter()] { set(fail(Cause::Machine, NodeError::Stopped)); });
    co_return co_await answer;
}

Task<QJsonValue> Actor::ask(QString verb, QJsonObject arguments) {
    const Result<QJsonValue> answer = co_await tryAsk(verb, std::move(arguments));
    if (!answer) {
        const QString why = QString::fromStdString(node::sentenceOf(answer.error()));
        throw Failed(QStringLiteral("%1 was asked to %2: %3").arg(m_name, verb, why));
    }
    co_return *answer;
}

Task<MemberTimeline> Actor::timeline(QString room) {
    const QJsonObject arguments{{"room", room}, {"last", everything}};
    const QJsonValue rows = co_await ask(QStringLiteral("messages"), arguments);
    MemberTimeline timeline{m_number, {}};
    for (const QJsonValue each : rows.toArray()) {
        timeline.rows.push_back({each["id"].toString(), each["author"].toString(), each["text"].toString()});
    }
    co_return timeline;
}

} // namespace ieum::cli
