// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/main/incubation.h"

namespace ieum::ui {
namespace {

constexpr int sliceMs = 3; ///< the object that it is at by then is made to its end

} // namespace

Incubation::Incubation(QObject* parent) : QObject(parent) {
    m_next.setSingleShot(true);
    connect(&m_next, &QTimer::timeout, this, &Incubation::make);
}

void Incubation::incubatingObjectCountChanged(int count) {
    if (count > 0 && !m_next.isActive()) m_next.start(0);
}

void Incubation::make() {
    incubateFor(sliceMs);
    if (incubatingObjectCount() > 0) m_next.start(0);
}

} // namespace ieum::ui
