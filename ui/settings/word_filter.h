// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// For QML: whether a text is meant by what was typed (ui/words/name_match.h).
#pragma once

#include "ui/words/name_match.h"

#include <QObject>
#include <QtQmlIntegration>

namespace ieum::ui {

class WordFilter : public QObject {
    Q_OBJECT
    QML_ELEMENT
  public:
    using QObject::QObject;
    Q_INVOKABLE static bool matches(const QString& text, const QString& words) { return nameMatches(text, words); }
};

} // namespace ieum::ui
