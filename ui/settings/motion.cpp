// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/motion.h"

#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#include <QStandardPaths>
#include <QTimer>

namespace ieum::ui {
namespace {

const QString portal = QStringLiteral("org.freedesktop.portal.Desktop");
const QString portalPath = QStringLiteral("/org/freedesktop/portal/desktop");
const QString portalSettings = QStringLiteral("org.freedesktop.portal.Settings");
constexpr int askAfterMs = 500; // whoever starts has other things to do

struct Hint {
    const char* space;
    const char* key;
};
constexpr Hint hints[] = {{"org.freedesktop.appearance", "reduced-motion"},
                          {"org.gnome.desktop.interface", "enable-animations"},
                          {"org.kde.kdeglobals.KDE", "AnimationDurationFactor"}};

QVariant unwrapped(QVariant value) {
    // `Read` wraps twice.
    for (int i = 0; i < 3 && value.canConvert<QDBusVariant>(); ++i) value = value.value<QDBusVariant>().variant();
    return value;
}

} // namespace

std::optional<bool> stillnessOf(const QString& space, const QString& key, const QVariant& value) {
    const auto isHint = [&](const Hint& hint) {
        return space == QLatin1String(hint.space) && key == QLatin1String(hint.key);
    };
    if (isHint(hints[0])) return value.toUInt() == 1;
    if (isHint(hints[1]) && value.typeId() == QMetaType::Bool) return !value.toBool();
    bool isNumber = false;
    const double factor = value.toDouble(&isNumber);
    if (isHint(hints[2]) && isNumber) return factor == 0;
    return std::nullopt;
}

bool isStillByFiles(const QString& folder) {
    for (const char* gtk : {"/gtk-4.0/settings.ini", "/gtk-3.0/settings.ini"}) {
        const QSettings file(folder + QLatin1String(gtk), QSettings::IniFormat);
        const QString value = file.value(QStringLiteral("Settings/gtk-enable-animations")).toString();
        if (value == QLatin1String("0") || value == QLatin1String("false")) return true;
    }
    const QSettings kde(folder + QStringLiteral("/kdeglobals"), QSettings::IniFormat);
    const QString factor = kde.value(QStringLiteral("KDE/AnimationDurationFactor")).toString();
    bool isNumber = false;
    return factor.toDouble(&isNumber) == 0 && isNumber;
}

Motion::Motion(QSettings* settings, QObject* parent, const QString& configFolder)
    : QObject(parent), m_settings(settings), m_choice(QStringLiteral("system")) {
    if (settings != nullptr) m_choice = settings->value(QStringLiteral("motion"), m_choice).toString();
    const QString folder =
        configFolder.isEmpty() ? QStandardPaths::writableLocation(QStandardPaths::GenericConfigLocation) : configFolder;
    if (isStillByFiles(folder)) m_wishes.insert(QStringLiteral("files"));
    QTimer::singleShot(askAfterMs, this, [this] { ask(QDBusConnection::sessionBus()); });
}

void Motion::setChoice(const QString& choice) {
    if (m_choice == choice) return;
    m_choice = choice;
    if (m_settings != nullptr) m_settings->setValue(QStringLiteral("motion"), choice);
    emit changed();
}

void Motion::ask(const QDBusConnection& bus) {
    if (!bus.isConnected()) return;
    for (const Hint& hint : hints) {
        const QString space = QLatin1String(hint.space);
        const QString key = QLatin1String(hint.key);
        QDBusMessage call = QDBusMessage::createMethodCall(portal, portalPath, portalSettings, QStringLiteral("Read"));
        call.setArguments({space, key});
        call.setAutoStartService(false); // no program is started for it
        auto* watcher = new QDBusPendingCallWatcher(bus.asyncCall(call), this);
        connect(watcher, &QDBusPendingCallWatcher::finished, this, [this, watcher, space, key] {
            watcher->deleteLater();
            const QDBusPendingReply<QDBusVariant> reply = *watcher;
            if (reply.isValid()) hear(space, key, reply.value());
        });
    }
}

void Motion::hear(const QString& space, const QString& key, const QDBusVariant& value) {
    const auto still = stillnessOf(space, key, unwrapped(value.variant()));
    if (!still || *still == m_wishes.contains(space)) return;
    // Each takes back what it wished itself: one desktop's setting is at rest while another's is in use.
    if (*still)
        m_wishes.insert(space);
    else
        m_wishes.remove(space);
    emit changed();
}

} // namespace ieum::ui
