// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Spell checking for the whole program: whether it is wanted, the words of one's own, what is known of words that were
// looked up lately, and the thread that looks them up. Own words are kept with the preferences, unsealed, as other
// programs keep theirs.
#pragma once

#include "ui/spelling/words.h"

#include <QHash>
#include <QObject>
#include <QSet>
#include <QSettings>
#include <QStringList>
#include <QThread>
#include <QtQmlIntegration>
#include <optional>

namespace ieum::ui {

class Spelling : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("kept with the preferences")
    Q_PROPERTY(bool on READ on WRITE setOn NOTIFY changed)
    /// What can be checked here: "ko", "en". Looked for when it is asked for first.
    Q_PROPERTY(QStringList languages READ languages CONSTANT)
    Q_PROPERTY(QStringList ownWords READ ownWords NOTIFY changed)
  public:
    static constexpr int restMs = 60'000;
    static constexpr qsizetype ownWordsMost = 5000;

    /// `settings` may be null (nothing is kept) and outlives this. `folders`: of dictionaries; none: the system's.
    explicit Spelling(QSettings* settings, QObject* parent = nullptr, QStringList folders = {}, int rest = restMs);
    ~Spelling() override;
    bool on() const { return m_isOn; }
    void setOn(bool on);
    QStringList languages() const;
    QStringList ownWords() const { return m_own; }
    /// Nothing: not looked up yet; it is now, and `changed` tells when it is.
    std::optional<bool> isKnown(const WrittenWord& word);
    /// Looks up what isKnown did not know.
    void lookUp();
    /// `suggested` answers.
    void suggest(const WrittenWord& word);
    Q_INVOKABLE void learn(const QString& word);
    Q_INVOKABLE void forgetOwnWords();

  signals:
    void changed();
    void suggested(const QString& word, const QStringList& suggestions);
    void wanted(const QList<ieum::ui::WrittenWord>& words);
    void suggestionsWanted(const ieum::ui::WrittenWord& word);

  private:
    void begin();
    void keepOwn();
    void hear(const QHash<QString, bool>& known);

    QSettings* m_settings;
    QStringList m_folders;
    int m_restMs;
    bool m_isOn = true;
    QStringList m_own;
    QHash<QString, bool> m_known;
    QHash<QString, WrittenWord> m_asked; ///< and not answered, or not even asked yet
    QList<WrittenWord> m_next;
    QThread m_thread;
};

} // namespace ieum::ui
