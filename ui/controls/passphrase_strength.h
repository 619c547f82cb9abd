// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// How hard a passphrase is to guess, as far as its letters tell: a hint for whoever chooses one, and no measure. Words
// of a language are easier to guess than letters at random, so every letter counts little, and one that repeats or
// follows the one before it ("aaaa", "1234") next to nothing.
#pragma once

#include <QObject>
#include <QtQmlIntegration>

namespace ieum::ui {

enum class Strength { None, Weak, Fair, Good };
Strength strengthOf(const QString& passphrase);

class PassphraseStrength : public QObject {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(QString text MEMBER m_text NOTIFY changed)
    /// "" as long as there is no text
    Q_PROPERTY(QString words READ words NOTIFY changed)
    Q_PROPERTY(bool weak READ isWeak NOTIFY changed)
  public:
    explicit PassphraseStrength(QObject* parent = nullptr);
    QString words() const;
    bool isWeak() const { return strengthOf(m_text) == Strength::Weak; }

  signals:
    void changed();

  private:
    QString m_text;
};

} // namespace ieum::ui
