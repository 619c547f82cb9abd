// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/notices/desktop_notices.h"

#include <QCoreApplication>
#include <QDBusMessage>
#include <QDBusPendingReply>

namespace ieum::ui {
namespace {

constexpr const char* service = "org.freedesktop.Notifications";
constexpr const char* path = "/org/freedesktop/Notifications";
constexpr const char* interface = "org.freedesktop.Notifications";
constexpr int asTheDesktopLikes = -1; ///< how long it is shown

struct Notices {
    Q_DECLARE_TR_FUNCTIONS(Notices)
};

QDBusMessage call(const char* method) { return QDBusMessage::createMethodCall(service, path, interface, method); }

} // namespace

DesktopNotices::DesktopNotices(const QDBusConnection& bus, QObject* parent) : QObject(parent), m_bus(bus) {
    if (!m_bus.isConnected()) return;
    m_bus.connect(service, path, interface, "ActionInvoked", this, SLOT(onAction(uint, QString)));
    m_bus.connect(service, path, interface, "NotificationClosed", this, SLOT(onClosed(uint, uint)));
}

DesktopNotices::~DesktopNotices() { closeAll(); }

void DesktopNotices::show(const DesktopNotice& notice) {
    if (!m_bus.isConnected()) return;
    if (m_markup == Markup::No || m_markup == Markup::Yes) return send(notice);
    std::erase_if(m_waiting, [&](const DesktopNotice& each) { return each.key == notice.key; });
    m_waiting.push_back(notice);
    if (m_markup == Markup::Unknown) learnMarkup();
}

void DesktopNotices::learnMarkup() {
    m_markup = Markup::Asking;
    auto* watcher = new QDBusPendingCallWatcher(m_bus.asyncCall(call("GetCapabilities")), this);
    connect(watcher, &QDBusPendingCallWatcher::finished, this, [this, watcher] {
        watcher->deleteLater();
        const QDBusPendingReply<QStringList> reply = *watcher;
        // No service: it may be started later, so it is asked again at the next one.
        m_markup = reply.isError()                                         ? Markup::Unknown
                   : reply.value().contains(QStringLiteral("body-markup")) ? Markup::Yes
                                                                           : Markup::No;
        const auto waiting = std::exchange(m_waiting, {});
        if (m_markup == Markup::Unknown) return;
        for (const DesktopNotice& each : waiting) send(each);
    });
}

void DesktopNotices::send(const DesktopNotice& notice) {
    Shown& shown = m_shown[notice.key];
    shown.isWanted = true;
    if (shown.isAsking) {
        shown.next = notice;
        return;
    }
    shown.isAsking = true;
    const QString body = m_markup == Markup::Yes ? notice.body.toHtmlEscaped() : notice.body;
    const QVariantMap hints{{QStringLiteral("desktop-entry"), QStringLiteral("ieum")},
                            {QStringLiteral("category"), QStringLiteral("im.received")}};
    QDBusMessage message = call("Notify");
    message << QStringLiteral("Ieum") << shown.id << QStringLiteral("ieum") << notice.summary << body
            << QStringList{QStringLiteral("default"), Notices::tr("Open")} << hints << asTheDesktopLikes;
    auto* watcher = new QDBusPendingCallWatcher(m_bus.asyncCall(message), this);
    connect(watcher, &QDBusPendingCallWatcher::finished, this, [this, watcher, key = notice.key] {
        watcher->deleteLater();
        const QDBusPendingReply<uint> reply = *watcher;
        Shown& told = m_shown[key];
        told.isAsking = false;
        told.id = reply.isError() ? 0 : reply.value();
        if (!told.isWanted) {
            close(told.id);
            m_shown.remove(key);
        } else if (told.next) {
            const DesktopNotice next = *std::exchange(told.next, std::nullopt);
            send(next);
        }
    });
}

void DesktopNotices::closeAll() {
    m_waiting.clear();
    for (auto at = m_shown.begin(); at != m_shown.end();) {
        at->next.reset();
        at->isWanted = false;
        if (at->isAsking) {
            ++at;
            continue;
        }
        close(at->id);
        at = m_shown.erase(at);
    }
}

void DesktopNotices::close(uint id) {
    if (id == 0 || !m_bus.isConnected()) return;
    QDBusMessage message = call("CloseNotification");
    message << id;
    m_bus.asyncCall(message);
}

QString DesktopNotices::keyOf(uint id) const {
    for (auto at = m_shown.begin(); at != m_shown.end(); ++at) {
        if (at->id == id && id != 0) return at.key();
    }
    return {};
}

void DesktopNotices::onAction(uint id, const QString& action) {
    const QString key = keyOf(id);
    if (!key.isEmpty() && action == QLatin1String("default")) emit activated(key);
}

/// Its number is nobody's any more; the next one of that key is a new one.
void DesktopNotices::onClosed(uint id, uint) {
    const QString key = keyOf(id);
    if (!key.isEmpty()) m_shown[key].id = 0;
}

} // namespace ieum::ui
