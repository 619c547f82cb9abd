// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/drill/places.h"

#include <QCoreApplication>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QRegularExpression>

#include <cerrno>
#include <csignal>
#include <unistd.h>

namespace ieum::cli {

namespace {

constexpr int commandMs = 10'000;

/// Runs `ip` and gives its output, or nothing when it failed.
std::optional<QByteArray> ip(const QStringList& arguments) {
    QProcess process;
    process.start(QStringLiteral("ip"), arguments);
    const bool ended = process.waitForFinished(commandMs);
    if (!ended || process.exitStatus() != QProcess::NormalExit || process.exitCode() != 0) return std::nullopt;
    return process.readAllStandardOutput();
}

/// What a drill that was killed the hard way could not put away.
void removeLeftovers() {
    static const QRegularExpression ours(QStringLiteral("^ieumd(\\d+)-\\S+"), QRegularExpression::MultilineOption);
    const QString names = QString::fromUtf8(ip({"netns", "list"}).value_or(QByteArray()));
    for (auto each = ours.globalMatch(names); each.hasNext();) {
        const auto name = each.next();
        const bool isGone = ::kill(name.captured(1).toInt(), 0) != 0 && errno == ESRCH;
        if (isGone) ip({"netns", "del", name.captured(0)});
    }
}

bool run(const QString& arguments) { return ip(arguments.split(' ')).has_value(); }

QString addressInside(int place) { return QStringLiteral("10.77.0.%1").arg(10 + place); }

} // namespace

Places::Places(int count, bool wantNamespaces)
    : m_count(count), m_prefix(QStringLiteral("ieumd%1-").arg(QCoreApplication::applicationPid())) {
    m_hasNamespaces = wantNamespaces && ::geteuid() == 0 && make();
    if (wantNamespaces && !m_hasNamespaces) remove();
}

Places::~Places() {
    if (m_hasNamespaces) remove();
}

QString Places::nameOf(int place) const { return m_prefix + QString::number(place); }

bool Places::make() {
    removeLeftovers();
    const QString hub = m_prefix + QStringLiteral("hub");
    bool good = run("netns add " + hub) && run("-n " + hub + " link add br0 type bridge") &&
                run("-n " + hub + " link set br0 up");
    for (int place = 0; good && place < m_count; ++place) {
        const QString name = nameOf(place);
        const QString port = QStringLiteral("p%1").arg(place);
        good = run("netns add " + name) && run("-n " + name + " link set lo up") &&
               run("-n " + hub + " link add " + port + " type veth peer name eth0 netns " + name) &&
               run("-n " + hub + " link set " + port + " master br0 up") &&
               run("-n " + name + " addr add " + addressInside(place) + "/24 brd + dev eth0") &&
               run("-n " + name + " link set eth0 up");
    }
    return good;
}

void Places::remove() {
    // Deleting a namespace deletes the interfaces in it, and an interface takes its other end with it.
    for (int place = 0; place < m_count; ++place) ip({"netns", "del", nameOf(place)});
    ip({"netns", "del", m_prefix + QStringLiteral("hub")});
}

QStringList Places::at(int place, const QStringList& command) const {
    if (!m_hasNamespaces) return command;
    return QStringList{"ip", "netns", "exec", nameOf(place)} + command;
}

QString Places::addressOf(int place) const {
    return m_hasNamespaces ? addressInside(place) : QStringLiteral("127.0.0.1");
}

QString Places::interfaceName() const { return m_hasNamespaces ? QStringLiteral("eth0") : QStringLiteral("lo"); }

quint16 Places::beaconPort() const {
    constexpr qint64 first = 20'000;
    constexpr qint64 ports = 20'000;
    return static_cast<quint16>(first + QCoreApplication::applicationPid() % ports);
}

bool Places::setLink(int place, bool up) const {
    return m_hasNamespaces && run("-n " + nameOf(place) + " link set eth0 " + (up ? "up" : "down"));
}

std::optional<qint64> Places::receivedBytes(int place) const {
    if (!m_hasNamespaces) return std::nullopt;
    const auto output = ip({"-n", nameOf(place), "-s", "-j", "link", "show", "dev", "eth0"});
    if (!output) return std::nullopt;
    return QJsonDocument::fromJson(*output)[0]["stats64"]["rx"]["bytes"].toInteger();
}

} // namespace ieum::cli
