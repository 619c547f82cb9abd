// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// One dictionary of hunspell, through its C interface, which is opened while the program runs: it is no dependency, and
// takes memory (8 MB English, 52 MB Korean) only while somebody writes. Belongs to one thread.
#pragma once

#include <QString>
#include <QStringList>
#include <memory>
#include <optional>

struct Hunhandle;

namespace ieum::ui {

struct DictionaryFiles {
    QString affixes, words;
};
/// Of "ko" or "en", in the first of the folders that has one; nothing: none is installed.
std::optional<DictionaryFiles> dictionaryFor(const QString& language, const QStringList& folders);
/// Where systems keep them.
QStringList dictionaryFolders();

class Dictionary {
  public:
    /// nullptr: the library is not installed, is another one, or the dictionary is not in UTF-8.
    static std::unique_ptr<Dictionary> open(const DictionaryFiles& files);
    /// Whether the library is there at all.
    static bool isPossible();
    ~Dictionary();
    Dictionary(const Dictionary&) = delete;
    Dictionary& operator=(const Dictionary&) = delete;

    bool knows(const QString& word) const;
    /// The best first.
    QStringList suggestions(const QString& word, int most) const;

  private:
    explicit Dictionary(Hunhandle* handle) : m_handle(handle) {}
    Hunhandle* m_handle;
};

} // namespace ieum::ui
