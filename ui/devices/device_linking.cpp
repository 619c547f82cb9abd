// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/devices/device_linking.h"

#include "node/limits.h"

#include <QDateTime>

namespace ieum::ui {

QString leftText(qint64 leftMs) {
    if (leftMs <= 0) return {};
    const qint64 seconds = (leftMs + 999) / 1000;
    return QStringLiteral("%1:%2").arg(seconds / 60).arg(seconds % 60, 2, 10, QLatin1Char('0'));
}

DeviceLinking::DeviceLinking(QObject* parent) : Deed(parent), m_lifeMs(node::linkLifeMs) {
    m_timer.setInterval(1000);
    connect(&m_timer, &QTimer::timeout, this, &DeviceLinking::tick);
}

void DeviceLinking::make() {
    if (!m_listening)
        m_listening =
            connect(live(), &Live::deviceLinked, this, [this](const QString&, const QString& name) { come(name); });
    m_link.clear();
    m_code.clear();
    m_left.clear();
    m_linked.clear();
    m_ranOut = false;
    emit linkChanged();
    run(node::LinkDevice{}, [this](const node::InviteLink& made) {
        m_link = QString::fromStdString(made.link);
        m_code = QString::fromStdString(made.code);
        m_madeMs = QDateTime::currentMSecsSinceEpoch();
        m_timer.start();
        tick();
    });
}

/// By the clock of the wall, as the node judges it.
void DeviceLinking::tick() {
    m_left = leftText(m_madeMs + m_lifeMs - QDateTime::currentMSecsSinceEpoch());
    if (m_left.isEmpty()) {
        m_timer.stop();
        m_link.clear();
        m_code.clear();
        m_ranOut = true;
    }
    emit linkChanged();
}

void DeviceLinking::come(const QString& name) {
    m_timer.stop();
    m_link.clear();
    m_code.clear();
    m_ranOut = false;
    m_linked = name;
    emit linkChanged();
}

} // namespace ieum::ui
