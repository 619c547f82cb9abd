// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/notices/notifier.h"

#include "ui/words/names.h"

#include <QDateTime>

namespace ieum::ui {
namespace {

NoticeLevel levelOf(const QString& name) {
    if (name == QLatin1String("full")) return NoticeLevel::Full;
    if (name == QLatin1String("hidden")) return NoticeLevel::Hidden;
    return name == QLatin1String("off") ? NoticeLevel::Off : NoticeLevel::Names;
}

} // namespace

Notifier::Notifier(QObject* parent) : OnLive(parent), m_desktop(QDBusConnection::sessionBus()) {
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &Notifier::flush);
    connect(&m_desktop, &DesktopNotices::activated, this, [this](const QString& key) {
        const bool isRoom = key != QLatin1String(NoticeBurst::allKey) && key != QLatin1String("outage");
        emit opened(isRoom ? key : QString());
    });
}

void Notifier::follow(Live& live) {
    connect(&live, &Live::arrived, this, &Notifier::arrive);
    connect(&live, &Live::outageTold, this, &Notifier::tell);
    live.ask(this, node::WhoAmI{}, [this](const Result<node::Self>& self) {
        m_usual = self && !self->isProtected ? QStringLiteral("full") : QStringLiteral("names");
        emit changed();
    });
}

void Notifier::setLooking(bool looking) {
    if (m_looking == looking) return;
    m_looking = looking;
    if (looking) {
        m_timer.stop();
        m_burst.clear();
        m_held.reset();
        m_desktop.closeAll();
    }
    emit changed();
}

void Notifier::setQuiet(bool quiet) {
    if (m_quiet == quiet) return;
    m_quiet = quiet;
    if (quiet) {
        m_timer.stop();
        m_desktop.closeAll();
    } else if (!m_looking) {
        if (const auto held = std::exchange(m_held, std::nullopt)) m_desktop.show(*held);
        m_timer.start(firstMs);
    }
    emit changed();
}

NoticeLevel Notifier::level() const { return levelOf(m_level.isEmpty() ? m_usual : m_level); }

void Notifier::arrive(const node::MessageArrived& arrived) {
    if (m_looking || level() == NoticeLevel::Off || hexOf(arrived.row.room) == m_lookedRoom) return;
    m_burst.add(arrived);
    if (!m_quiet && !m_timer.isActive()) m_timer.start(firstMs);
}

void Notifier::tell(const node::OutageRow& outage) {
    if (m_looking || level() == NoticeLevel::Off) return;
    const DesktopNotice notice = outageNotice(outage, QDateTime::currentMSecsSinceEpoch());
    if (m_quiet)
        m_held = notice;
    else
        m_desktop.show(notice);
}

void Notifier::flush() {
    const auto notices = m_burst.take(level());
    for (const DesktopNotice& each : notices) m_desktop.show(each);
    // What comes now waits until these have been read.
    if (!notices.empty()) m_timer.start(laterMs);
}

} // namespace ieum::ui
