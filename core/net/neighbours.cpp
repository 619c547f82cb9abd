// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "net/neighbours.h"

#include <QFile>
#include <QNetworkInterface>
#include <QStringList>
#include <QUdpSocket>
#include <QtEndian>

namespace ieum::net {

namespace {

/// The kernel's tables have a line of headings and columns with blanks between them.
std::vector<QStringList> rowsOf(std::string_view table) {
    std::vector<QStringList> rows;
    const QStringList lines =
        QString::fromUtf8(table.data(), static_cast<qsizetype>(table.size())).split('\n', Qt::SkipEmptyParts);
    for (const QString& line : lines.mid(1)) rows.push_back(line.simplified().split(' '));
    return rows;
}

std::string contentsOf(const char* path) {
    QFile file(QString::fromLatin1(path));
    if (!file.open(QIODevice::ReadOnly)) return {};
    return file.readAll().toStdString();
}

/// Documentation addresses (RFC 5737, RFC 3849): nobody has them, so every default route leads there.
constexpr const char* somewhere[] = {"192.0.2.1", "2001:db8::1"};
constexpr uint16_t anyPort = 9;

} // namespace

std::vector<QHostAddress> neighboursIn(std::string_view arpTable, const std::string& interface) {
    constexpr int columns = 6;
    constexpr uint complete = 2;
    std::vector<QHostAddress> found;
    for (const QStringList& row : rowsOf(arpTable)) {
        if (row.size() < columns || row[5].toStdString() != interface) continue;
        const bool answers = (row[2].toUInt(nullptr, 16) & complete) != 0;
        const QHostAddress address(row[0]);
        if (answers && !address.isNull()) found.push_back(address);
    }
    return found;
}

QHostAddress gatewayIn(std::string_view routeTable, const std::string& interface) {
    constexpr int columns = 8;
    constexpr uint byGateway = 2;
    for (const QStringList& row : rowsOf(routeTable)) {
        if (row.size() < columns || row[0].toStdString() != interface) continue;
        const bool isDefault = row[1].toUInt(nullptr, 16) == 0 && row[7].toUInt(nullptr, 16) == 0;
        // The kernel prints the four bytes as a number of its own byte order.
        if (isDefault && (row[3].toUInt(nullptr, 16) & byGateway) != 0) {
            return QHostAddress(qFromBigEndian(row[2].toUInt(nullptr, 16)));
        }
    }
    return {};
}

std::string arpTable() { return contentsOf("/proc/net/arp"); }
std::string routeTable() { return contentsOf("/proc/net/route"); }

std::string tunnelToTheWorld() {
    for (const char* each : somewhere) {
        QUdpSocket socket;
        // A connected UDP socket sends nothing; the kernel chooses the address that it would send from.
        socket.connectToHost(QHostAddress(QString::fromLatin1(each)), anyPort);
        const QHostAddress from = socket.localAddress();
        if (from.isNull()) continue;
        for (const QNetworkInterface& interface : QNetworkInterface::allInterfaces()) {
            if (!interface.flags().testFlag(QNetworkInterface::IsPointToPoint)) continue;
            for (const QNetworkAddressEntry& entry : interface.addressEntries()) {
                if (entry.ip().isEqual(from)) return interface.name().toStdString();
            }
        }
    }
    return {};
}

} // namespace ieum::net
