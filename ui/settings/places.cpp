// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/places.h"

#include "ui/settings/room_key.h"

#include <QGuiApplication>
#include <QScreen>
#include <algorithm>

namespace ieum::ui {
namespace {

constexpr int roomsWidthMost = 2000;
/// As much of a window has to be on a screen for it to be found and moved there.
constexpr QSize seen(120, 40);

QString keyOf(const QString& name, const char* what) {
    return QStringLiteral("place/%1/%2").arg(name, QLatin1String(what));
}

QSize bounded(const QSize& size, const QRect& screen) {
    return size.expandedTo({Places::leastWidth, Places::leastHeight}).boundedTo(screen.size());
}

bool isOn(const QRect& screen, const QRect& window) {
    // A window whose upper edge is above the screen could not be moved.
    const QRect both = screen.intersected(window);
    return both.width() >= seen.width() && both.height() >= seen.height() && window.top() >= screen.top();
}

void put(QWindow* window, const QRect& where) {
    if (where.width() < Places::leastWidth || where.height() < Places::leastHeight) return;
    const auto screens = QGuiApplication::screens();
    for (const QScreen* screen : screens) {
        const QRect room = screen->availableGeometry();
        if (!isOn(room, where)) continue;
        window->setGeometry(QRect(where.topLeft(), bounded(where.size(), room)));
        return;
    }
    // That screen has gone: as large, wherever the desktop puts it.
    if (const QScreen* screen = window->screen()) window->resize(bounded(where.size(), screen->availableGeometry()));
}

} // namespace

Places::Places(QSettings* settings, QObject* parent) : QObject(parent), m_settings(settings) {
    m_timer.setSingleShot(true);
    m_timer.setInterval(restMs);
    connect(&m_timer, &QTimer::timeout, this, &Places::keep);
    if (m_settings == nullptr) return;
    m_roomsWidth = std::clamp(m_settings->value(QStringLiteral("roomsWidth"), 0).toInt(), 0, roomsWidthMost);
}

Places::~Places() {
    if (m_timer.isActive()) keep();
}

void Places::setRoomsWidth(int width) {
    const int wanted = std::clamp(width, 0, roomsWidthMost);
    if (m_roomsWidth == wanted) return;
    m_roomsWidth = wanted;
    if (m_settings != nullptr) m_timer.start();
    emit changed();
}

void Places::settle(QWindow* window, const QString& name) {
    if (m_settings == nullptr || window == nullptr) return;
    put(window, m_settings->value(keyOf(name, "geometry")).toRect());
    if (m_settings->value(keyOf(name, "maximised"), false).toBool()) window->setWindowStates(Qt::WindowMaximized);
    const auto note = [this, window, name] {
        m_moved[name] = window;
        m_timer.start();
    };
    connect(window, &QWindow::xChanged, this, note);
    connect(window, &QWindow::yChanged, this, note);
    connect(window, &QWindow::widthChanged, this, note);
    connect(window, &QWindow::heightChanged, this, note);
    connect(window, &QWindow::visibilityChanged, this, note);
}

void Places::settleRoom(QWindow* window, const QString& room) {
    if (m_settings == nullptr) return;
    forgetRooms();
    settle(window, roomKey(room));
}

/// Not with every change: while a window is maximised its size comes before its state.
void Places::keep() {
    m_settings->setValue(QStringLiteral("roomsWidth"), m_roomsWidth);
    for (const auto& [name, window] : std::exchange(m_moved, {}).asKeyValueRange()) {
        if (window.isNull() || !window->isVisible()) continue;
        if (window->visibility() == QWindow::Maximized) m_settings->setValue(keyOf(name, "maximised"), true);
        if (window->visibility() != QWindow::Windowed) continue;
        m_settings->setValue(keyOf(name, "maximised"), false);
        m_settings->setValue(keyOf(name, "geometry"), window->geometry());
    }
}

void Places::forgetRooms() {
    m_settings->beginGroup(QStringLiteral("place"));
    const QStringList kept = m_settings->childGroups().filter(QStringLiteral("room-"));
    for (qsizetype at = roomsMost - 1; at < kept.size(); ++at) m_settings->remove(kept[at]);
    m_settings->endGroup();
}

} // namespace ieum::ui
