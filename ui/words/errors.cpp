// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/words/errors.h"

#include "node/sentences.h"

#include <QCoreApplication>
#include <QLocale>

namespace ieum::ui {

QString errorText(const Error& error) {
    const char* source = node::sentenceSourceOf(error.folder, error.code);
    if (source == nullptr) return QString::number(error.code);
    const QString text = QCoreApplication::translate("Errors", source);
    return text.contains(QLatin1String("%1")) ? text.arg(QLocale().toString(static_cast<qlonglong>(error.number)))
                                              : text;
}

} // namespace ieum::ui
