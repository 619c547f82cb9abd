// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/spelling/spell_check.h"

namespace ieum::ui {

SpellCheck::SpellCheck(QObject* parent) : QObject(parent) {
    m_rest.setSingleShot(true);
    m_rest.setInterval(restMs);
    connect(&m_rest, &QTimer::timeout, this, &SpellCheck::mark);
}

void SpellCheck::setSpelling(Spelling* spelling) {
    if (m_spelling == spelling) return;
    if (m_spelling) m_spelling->disconnect(this);
    m_spelling = spelling;
    if (spelling != nullptr) {
        connect(spelling, &Spelling::changed, this, &SpellCheck::mark);
        connect(spelling, &Spelling::suggested, this, [this](const QString& word, const QStringList& suggestions) {
            if (word != m_word.text) return;
            m_suggestions = suggestions;
            emit suggestionsChanged();
        });
    }
    emit spellingChanged();
    mark();
}

void SpellCheck::touched() {
    m_rest.start();
    mark();
    emit textChanged();
}

void SpellCheck::setText(const QString& text) {
    if (m_text == text) return;
    m_text = text;
    touched();
}

void SpellCheck::setComposing(bool composing) {
    if (m_isComposing == composing) return;
    m_isComposing = composing;
    touched();
}

void SpellCheck::setCursor(int cursor) {
    if (m_cursor == cursor) return;
    m_cursor = cursor;
    if (m_rest.isActive()) mark();
    emit textChanged();
}

void SpellCheck::mark() {
    QList<WrittenWord> marks;
    if (m_spelling && m_spelling->on() && m_text.size() <= lettersMost) {
        for (const WrittenWord& word : wordsOf(m_text)) {
            const bool isHere = m_cursor >= word.start && m_cursor <= word.start + word.text.size();
            if (isHere && (m_isComposing || m_rest.isActive())) continue;
            const auto known = m_spelling->isKnown(word);
            if (known && !*known && marks.size() < marksMost) marks += word;
        }
        m_spelling->lookUp();
    }
    if (marks == m_marks) return;
    m_marks = std::move(marks);
    emit marked();
}

QList<int> SpellCheck::starts() const {
    QList<int> all;
    for (const WrittenWord& each : m_marks) all += each.start;
    return all;
}

QList<int> SpellCheck::ends() const {
    QList<int> all;
    for (const WrittenWord& each : m_marks) all += each.start + static_cast<int>(each.text.size());
    return all;
}

bool SpellCheck::ask(int position) {
    for (const WrittenWord& each : m_marks) {
        if (position < each.start || position > each.start + each.text.size()) continue;
        m_word = each;
        m_suggestions.clear();
        emit suggestionsChanged();
        m_spelling->suggest(each);
        return true;
    }
    return false;
}

} // namespace ieum::ui
