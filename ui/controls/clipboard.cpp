// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/controls/clipboard.h"

#include <QClipboard>
#include <QGuiApplication>

namespace ieum::ui {

void Clipboard::copy(const QString& text) const { QGuiApplication::clipboard()->setText(text); }

} // namespace ieum::ui
