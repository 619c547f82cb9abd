// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/devices/device_list.h"

#include "ui/words/errors.h"
#include "ui/words/names.h"

#include <QCoreApplication>
#include <algorithm>

namespace ieum::ui {
namespace {

struct Devices {
    Q_DECLARE_TR_FUNCTIONS(Devices)
};

using R = DeviceLine;
constexpr Role<R> roles[] = {
    {"key", &R::key}, {"name", &R::name}, {"detail", &R::detail}, {"self", &R::self}, {"reachable", &R::reachable}};

QString stateOf(const node::DeviceRow& device) {
    if (device.isSelf) return Devices::tr("This computer");
    return device.reachable ? Devices::tr("Connected") : Devices::tr("Not connected");
}

QString originOf(const node::DeviceRow& device, const std::vector<node::DeviceRow>& all) {
    if (!device.linkedBy) return Devices::tr("the first one");
    const auto by =
        std::find_if(all.begin(), all.end(), [&](const auto& each) { return each.device == device.linkedBy; });
    if (by == all.end()) return Devices::tr("linked by a computer that was removed");
    return by->isSelf ? Devices::tr("linked by this computer") : Devices::tr("linked by %1").arg(shownName(by->name));
}

} // namespace

DeviceList::DeviceList(QObject* parent) : OnLive(parent), m_rows(roles) {}

void DeviceList::follow(Live& live) {
    connect(&live, &Live::statusChanged, this, &DeviceList::refresh);
    connect(&live, &Live::roomsChanged, this, &DeviceList::refresh);
    connect(&live, &Live::membersChanged, this, &DeviceList::refresh);
    connect(&live, &Live::deviceLinked, this, &DeviceList::refresh);
    refresh();
}

void DeviceList::refresh() {
    if (!m_asking.begin()) return;
    live()->ask(this, node::ListDevices{}, [this](const Result<std::vector<node::DeviceRow>>& devices) {
        if (m_asking.end()) refresh();
        if (devices) show(*devices);
    });
}

void DeviceList::revoke(const QString& device) {
    live()->ask(this, node::RevokeDevice{idOf<DeviceId>(device)}, [this](const Result<node::Nothing>& done) {
        m_error = done ? QString() : errorText(done.error());
        emit changed();
        refresh();
    });
}

void DeviceList::show(const std::vector<node::DeviceRow>& devices) {
    QList<R> rows;
    for (const node::DeviceRow& device : devices)
        rows += R{hexOf(device.device), shownName(device.name),
                  QStringLiteral("%1 · %2").arg(stateOf(device), originOf(device, devices)), device.isSelf,
                  device.reachable};
    std::stable_sort(rows.begin(), rows.end(), [](const R& a, const R& b) { return a.self && !b.self; });
    m_rows.replace(rows);
    emit changed();
}

} // namespace ieum::ui
