// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// For QML: whether a text is meant by what was typed (ui/words/name_match.h).
#pragma once

#include "ui/words/name_match.h"

#include <QObject>
#include <QStringList>
#include <QtQmlIntegration>
#include <algorithm>

namespace ieum::ui {

class WordFilter : public QObject {
    Q_OBJECT
    QML_ELEMENT
  public:
    using QObject::QObject;
    Q_INVOKABLE static bool matches(const QString& text, const QString& words) { return nameMatches(text, words); }
    Q_INVOKABLE static bool matchesAny(const QStringList& texts, const QString& words) {
        return std::any_of(texts.begin(), texts.end(), [&words](const auto& text) { return nameMatches(text, words); });
    }
};

} // namespace ieum::ui
