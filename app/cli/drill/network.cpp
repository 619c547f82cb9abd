// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/drill/network.h"

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

bool run(const QString& arguments) { return ip(arguments.split(' ')).has_value(); }

/// What a process that was killed the hard way could not put away.
void removeLeftovers() {
    static const QRegularExpression ours(QStringLiteral("^ieumd(\\d+)-\\S+"), QRegularExpression::MultilineOption);
    const QString names = QString::fromUtf8(ip({"netns", "list"}).value_or(QByteArray()));
    for (auto each = ours.globalMatch(names); each.hasNext();) {
        const auto name = each.next();
        const bool isGone = ::kill(name.captured(1).toInt(), 0) != 0 && errno == ESRCH;
        if (isGone) ip({"netns", "del", name.captured(0)});
    }
}

/// Several in one process, each with a number of its own.
QString newPrefix() {
    static int networks = 0;
    return QStringLiteral("ieumd%1-%2-").arg(QCoreApplication::applicationPid()).arg(++networks);
}

} // namespace

bool Network::isAllowed() { return ::geteuid() == 0 && ip({"netns", "list"}).has_value(); }

Network::Network() : m_prefix(newPrefix()) {
    removeLeftovers();
    run("netns add " + hub());
}

Network::~Network() {
    // Deleting a namespace deletes the interfaces in it, and an interface takes its other end with it.
    for (const QString& host : m_hosts) ip({"netns", "del", namespaceOf(host)});
    ip({"netns", "del", hub()});
}

QString Network::hub() const { return m_prefix + QStringLiteral("hub"); }

bool Network::addBridge(const QString& bridge) {
    return run("-n " + hub() + " link add " + bridge + " type bridge") &&
           run("-n " + hub() + " link set " + bridge + " up");
}

bool Network::addHost(const QString& host) {
    m_hosts.append(host);
    const QString name = namespaceOf(host);
    return run("netns add " + name) && run("-n " + name + " link set lo up");
}

bool Network::connect(const Plug& plug, const QString& bridge, const QString& address) {
    const QString name = namespaceOf(plug.host);
    return run("-n " + hub() + " link add " + portOf(plug) + " type veth peer name " + plug.interface + " netns " +
               name) &&
           run("-n " + name + " addr add " + address + "/24 brd + dev " + plug.interface) && setInterface(plug, true) &&
           move(plug, bridge) && setCable(plug, true);
}

bool Network::move(const Plug& plug, const QString& bridge) const {
    return run("-n " + hub() + " link set " + portOf(plug) + " master " + bridge);
}

bool Network::setCable(const Plug& plug, bool isIn) const {
    return run("-n " + hub() + " link set " + portOf(plug) + (isIn ? " up" : " down"));
}

bool Network::setInterface(const Plug& plug, bool up) const {
    return run("-n " + namespaceOf(plug.host) + " link set " + plug.interface + (up ? " up" : " down"));
}

std::optional<qint64> Network::receivedBytes(const Plug& plug) const {
    const auto output = ip({"-n", namespaceOf(plug.host), "-s", "-j", "link", "show", "dev", plug.interface});
    if (!output) return std::nullopt;
    return QJsonDocument::fromJson(*output)[0]["stats64"]["rx"]["bytes"].toInteger();
}

QStringList Network::at(const QString& host, const QStringList& command) const {
    return QStringList{"ip", "netns", "exec", namespaceOf(host)} + command;
}

} // namespace ieum::cli
