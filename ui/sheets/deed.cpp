// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/sheets/deed.h"

#include "ui/words/errors.h"

namespace ieum::ui {

void Deed::settle(const QString& error) {
    m_busy = false;
    m_error = error;
    emit changed();
}

bool Deed::occupy() {
    if (m_busy) return false;
    m_busy = true;
    m_error.clear();
    emit changed();
    return true;
}

QString Deed::textOf(const Error& error) { return errorText(error); }

} // namespace ieum::ui
