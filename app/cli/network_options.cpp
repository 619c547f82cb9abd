// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/network_options.h"

namespace ieum::cli {

std::vector<Option> networkOptions() {
    return {{"--lan-interfaces"}, {"--lan-port", true, true}, {"--beacon-port", true, true}, {"--no-lan", false}};
}

net::NetworkOptions networkOf(const CommandLine& line) {
    net::NetworkOptions network;
    network.lan = !line.has("--no-lan");
    if (line.has("--lan-port")) network.lanPort = static_cast<uint16_t>(line.value("--lan-port").toUInt());
    if (line.has("--beacon-port")) network.beaconPort = static_cast<uint16_t>(line.value("--beacon-port").toUInt());
    for (const QString& name : line.value("--lan-interfaces").split(',', Qt::SkipEmptyParts)) {
        network.interfaces.push_back(name.toStdString());
    }
    return network;
}

} // namespace ieum::cli
