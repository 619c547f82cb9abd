// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "net/mdns_name.h"

#include "net/limits.h"

namespace ieum::net {

namespace {

constexpr uint16_t usualBeaconPort = 47474;

QString hexOf(ByteView bytes) {
    const QByteArray raw(reinterpret_cast<const char*>(bytes.data()), static_cast<qsizetype>(bytes.size()));
    return QString::fromLatin1(raw.toHex());
}

} // namespace

QString mdnsType(uint16_t beaconPort) {
    if (beaconPort == usualBeaconPort) return QStringLiteral("_ieum._tcp");
    return QStringLiteral("_ieum-%1._tcp").arg(beaconPort);
}

QString mdnsInstance(const Advert& advert) { return hexOf(encode(advert)); }

QString mdnsHost(const Advert& advert) { return hexOf(advert.id.view()) + QStringLiteral(".local"); }

std::optional<Advert> parseMdnsInstance(const QString& name) {
    if (static_cast<size_t>(name.size()) != 2 * advertBytes) return std::nullopt;
    const QByteArray raw = QByteArray::fromHex(name.toLatin1());
    // What is no digit is skipped there, and capitals are taken.
    if (QString::fromLatin1(raw.toHex()) != name) return std::nullopt;
    const auto advert = parseAdvert(std::as_bytes(std::span(raw.constData(), static_cast<size_t>(raw.size()))));
    return advert ? std::optional(*advert) : std::nullopt;
}

} // namespace ieum::net
