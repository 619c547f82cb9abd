// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/spelling/spelling.h"

#include "ui/spelling/spell_worker.h"

namespace ieum::ui {
namespace {

constexpr qsizetype knownMost = 8192; // words that are remembered

} // namespace

Spelling::Spelling(QSettings* settings, QObject* parent, QStringList folders, int rest)
    : QObject(parent), m_settings(settings), m_folders(std::move(folders)), m_restMs(rest) {
    qRegisterMetaType<QList<WrittenWord>>();
    qRegisterMetaType<QHash<QString, bool>>();
    if (m_settings == nullptr) return;
    m_isOn = m_settings->value(QStringLiteral("spelling/on"), true).toBool();
    m_own = m_settings->value(QStringLiteral("spelling/words")).toStringList().mid(0, ownWordsMost);
}

Spelling::~Spelling() {
    m_thread.quit();
    m_thread.wait();
}

void Spelling::setOn(bool on) {
    if (m_isOn == on) return;
    m_isOn = on;
    if (m_settings != nullptr) m_settings->setValue(QStringLiteral("spelling/on"), on);
    emit changed();
}

QStringList Spelling::languages() const {
    QStringList found;
    if (!Dictionary::isPossible()) return found;
    for (const char* language : {"ko", "en"}) {
        const QStringList& folders = m_folders.isEmpty() ? dictionaryFolders() : m_folders;
        if (dictionaryFor(QLatin1String(language), folders)) found += QLatin1String(language);
    }
    return found;
}

void Spelling::begin() {
    if (m_thread.isRunning()) return;
    auto* worker = new SpellWorker(m_folders.isEmpty() ? dictionaryFolders() : m_folders, m_restMs);
    worker->moveToThread(&m_thread);
    connect(&m_thread, &QThread::finished, worker, &QObject::deleteLater);
    connect(this, &Spelling::wanted, worker, &SpellWorker::check);
    connect(this, &Spelling::suggestionsWanted, worker, &SpellWorker::suggest);
    connect(worker, &SpellWorker::checked, this, &Spelling::hear);
    connect(worker, &SpellWorker::suggested, this, &Spelling::suggested);
    m_thread.start(QThread::LowPriority);
}

std::optional<bool> Spelling::isKnown(const WrittenWord& word) {
    if (m_own.contains(word.text)) return true;
    const auto found = m_known.constFind(word.text);
    if (found != m_known.constEnd()) return *found;
    if (!m_asked.contains(word.text)) {
        m_asked.insert(word.text, word);
        m_next += word;
    }
    return std::nullopt;
}

void Spelling::lookUp() {
    if (m_next.isEmpty()) return;
    begin();
    emit wanted(std::exchange(m_next, {}));
}

void Spelling::hear(const QHash<QString, bool>& known) {
    if (m_known.size() > knownMost) m_known.clear();
    for (auto each = known.constBegin(); each != known.constEnd(); ++each) {
        m_known.insert(each.key(), each.value());
        m_asked.remove(each.key());
    }
    emit changed();
}

void Spelling::suggest(const WrittenWord& word) {
    begin();
    emit suggestionsWanted(word);
}

void Spelling::learn(const QString& word) {
    if (word.isEmpty() || m_own.contains(word) || m_own.size() >= ownWordsMost) return;
    m_own += word;
    keepOwn();
}

void Spelling::forgetOwnWords() {
    m_own.clear();
    keepOwn();
}

void Spelling::keepOwn() {
    if (m_settings != nullptr) m_settings->setValue(QStringLiteral("spelling/words"), m_own);
    emit changed();
}

} // namespace ieum::ui
