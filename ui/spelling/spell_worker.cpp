// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/spelling/spell_worker.h"

#include <malloc.h>

namespace ieum::ui {

SpellWorker::SpellWorker(QStringList folders, int restMs) : m_folders(std::move(folders)) {
    m_rest.setSingleShot(true);
    m_rest.setInterval(restMs);
    connect(&m_rest, &QTimer::timeout, this, &SpellWorker::rest);
}

const Dictionary* SpellWorker::bookFor(bool korean) {
    Shelf& shelf = m_shelves[korean ? 1 : 0];
    if (!std::exchange(shelf.looked, true)) {
        const auto files = dictionaryFor(korean ? QStringLiteral("ko") : QStringLiteral("en"), m_folders);
        if (files) shelf.book = Dictionary::open(*files);
    }
    return shelf.book.get();
}

void SpellWorker::check(const QList<WrittenWord>& words) {
    m_rest.start();
    QHash<QString, bool> known;
    for (const WrittenWord& word : words) {
        const Dictionary* book = bookFor(word.korean);
        known.insert(word.text, book == nullptr || book->knows(word.text));
    }
    emit checked(known);
}

void SpellWorker::suggest(const WrittenWord& word) {
    m_rest.start();
    const Dictionary* book = bookFor(word.korean);
    emit suggested(word.text, book == nullptr ? QStringList() : book->suggestions(word.text, suggestionsMost));
}

void SpellWorker::rest() {
    m_shelves = {};
    ::malloc_trim(0); // the allocator would keep what they took
}

} // namespace ieum::ui
