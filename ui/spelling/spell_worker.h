// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Knows the dictionaries, on a thread of its own: reading the Korean one takes 0.4 s, a suggestion up to 0.2 s. They go
// when nothing has been asked for a while.
#pragma once

#include "ui/spelling/dictionary.h"
#include "ui/spelling/words.h"

#include <QHash>
#include <QObject>
#include <QTimer>
#include <array>

namespace ieum::ui {

class SpellWorker : public QObject {
    Q_OBJECT
  public:
    static constexpr int suggestionsMost = 5;

    /// `restMs`: after so long without a question the dictionaries go.
    SpellWorker(QStringList folders, int restMs);

  public slots:
    void check(const QList<ieum::ui::WrittenWord>& words);
    void suggest(const ieum::ui::WrittenWord& word);

  signals:
    /// Whether each is known; all of a language without a dictionary are.
    void checked(const QHash<QString, bool>& known);
    void suggested(const QString& word, const QStringList& suggestions);

  private:
    struct Shelf {
        std::unique_ptr<Dictionary> book;
        bool looked = false;
    };
    const Dictionary* bookFor(bool korean);
    void rest();

    QStringList m_folders;
    std::array<Shelf, 2> m_shelves; ///< English, Korean
    QTimer m_rest{this};
};

} // namespace ieum::ui
