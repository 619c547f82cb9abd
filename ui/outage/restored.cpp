// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/outage/restored.h"

#include "ui/words/errors.h"

#include <QDateTime>

namespace ieum::ui {

void Restored::follow(Live& live) {
    connect(&live, &Live::statusChanged, this, &Restored::refresh);
    refresh();
}

void Restored::goOn() {
    live()->ask(this, node::GoOn{}, [this](const Result<node::Nothing>& done) {
        m_error = done ? QString() : errorText(done.error());
        emit changed();
        refresh();
    });
}

void Restored::refresh() {
    if (!m_asking.begin()) return;
    live()->ask(this, node::GetStatus{}, [this](const Result<node::StatusRow>& status) {
        if (m_asking.end()) refresh();
        if (status) show(*status);
    });
}

void Restored::show(const node::StatusRow& status) {
    const qint64 nowMs = QDateTime::currentMSecsSinceEpoch();
    m_head = restoredHead(status.restored, nowMs);
    m_advice = m_head.isEmpty() ? QString() : restoredAdvice(status);
    m_line = restoredLine(status.restored, nowMs);
    m_key = m_line.isEmpty() ? QString() : QString::number(status.restored.doneMs);
    emit changed();
}

} // namespace ieum::ui
