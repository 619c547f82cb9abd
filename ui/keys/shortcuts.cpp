// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/keys/shortcuts.h"

#include "ui/words/name_match.h"

#include <QCoreApplication>
#include <algorithm>

namespace ieum::ui {
namespace {

struct Keys {
    Q_DECLARE_TR_FUNCTIONS(Keys)
};

using R = ShortcutRow;
constexpr Role<R> roles[] = {{"key", &R::key},   {"group", &R::group}, {"words", &R::words},
                             {"keys", &R::keys}, {"usual", &R::usual}, {"fixed", &R::fixed}};

QString settingOf(const QString& action) { return QStringLiteral("keys/") + action; }

QKeySequence sequenceOf(const QString& portable) {
    return QKeySequence::fromString(portable, QKeySequence::PortableText);
}

/// Everybody calls it Enter.
QString shown(const QKeySequence& keys) {
    return keys.toString(QKeySequence::NativeText).replace(QStringLiteral("Return"), QStringLiteral("Enter"));
}

QKeySequence pressedKeys(int key, int modifiers) {
    auto held = Qt::KeyboardModifiers::fromInt(modifiers);
    held &= Qt::ControlModifier | Qt::AltModifier | Qt::ShiftModifier | Qt::MetaModifier;
    // Shift makes it this key; as a shortcut it is Shift and Tab.
    const auto which = key == Qt::Key_Backtab ? Qt::Key_Tab : static_cast<Qt::Key>(key);
    return {QKeyCombination(held, which)};
}

} // namespace

Shortcuts::Shortcuts(QSettings* settings, QObject* parent)
    : QObject(parent), m_settings(settings), m_actions(keyActions()), m_rows(roles) {
    read();
    tell();
}

void Shortcuts::setSought(const QString& words) {
    if (m_sought == words) return;
    m_sought = words;
    emit soughtChanged();
    tell();
}

QStringList Shortcuts::of(const QString& action) const {
    if (const auto chosen = m_chosen.find(action); chosen != m_chosen.end()) return *chosen;
    const auto at =
        std::find_if(m_actions.begin(), m_actions.end(), [&](const auto& each) { return each.id == action; });
    return at == m_actions.end() ? QStringList() : at->usual;
}

QString Shortcuts::shownOf(const QString& action) const { return shown(sequenceOf(of(action).value(0))); }

QString Shortcuts::refusalOf(const QString& action, const QKeySequence& keys) const {
    const auto isIn = [&keys](const QStringList& all) {
        return std::any_of(all.begin(), all.end(), [&](const auto& each) { return sequenceOf(each) == keys; });
    };
    bool isUsual = false;
    for (const KeyAction& each : m_actions) {
        if (each.id == action) {
            isUsual = isIn(each.usual);
        } else if (isIn(of(each.id))) {
            return Keys::tr("%1 already does this: %2.").arg(shown(keys), each.words);
        }
    }
    // Some desktops have Ctrl+K for writing as well; whoever has it from us may get it back.
    if (!isUsual && isForWriting(keys))
        return Keys::tr("%1 is needed for writing. Hold Ctrl or Alt, or take F1 to F12.").arg(shown(keys));
    return {};
}

QString Shortcuts::choose(const QString& action, int key, int modifiers) {
    const QKeySequence keys = pressedKeys(key, modifiers);
    if (QString refusal = refusalOf(action, keys); !refusal.isEmpty()) return refusal;
    m_chosen[action] = {keys.toString(QKeySequence::PortableText)};
    if (m_settings != nullptr) m_settings->setValue(settingOf(action), m_chosen[action]);
    tell();
    return {};
}

QString Shortcuts::toUsual(const QString& action) {
    const auto kept = m_chosen.find(action);
    if (kept == m_chosen.end()) return {};
    const QStringList now = *kept;
    m_chosen.erase(kept);
    for (const QString& each : of(action)) {
        // Of the usual keys only that can be wrong: another action was given them meanwhile.
        if (QString refusal = refusalOf(action, sequenceOf(each)); !refusal.isEmpty()) {
            m_chosen[action] = now;
            return refusal;
        }
    }
    if (m_settings != nullptr) m_settings->remove(settingOf(action));
    tell();
    return {};
}

void Shortcuts::allToUsual() {
    m_chosen.clear();
    if (m_settings != nullptr) m_settings->remove(QStringLiteral("keys"));
    tell();
}

void Shortcuts::say() {
    m_actions = keyActions();
    tell();
}

void Shortcuts::read() {
    if (m_settings == nullptr) return;
    for (const KeyAction& each : m_actions) {
        const QStringList kept = m_settings->value(settingOf(each.id)).toStringList();
        if (kept.size() == 1 && !each.isFixed) m_chosen[each.id] = kept;
    }
    // All of them first: one may have the usual keys of another, which has others.
    for (const KeyAction& each : m_actions) {
        const auto kept = m_chosen.find(each.id);
        if (kept != m_chosen.end() && !refusalOf(each.id, sequenceOf(kept->front())).isEmpty()) m_chosen.erase(kept);
    }
}

void Shortcuts::tell() {
    QList<ShortcutRow> rows;
    for (const KeyAction& each : m_actions) {
        QStringList keys;
        for (const QString& one : of(each.id)) keys += shown(sequenceOf(one));
        const R row{each.id,     each.group, each.words, keys.join(QStringLiteral(", ")), !m_chosen.contains(each.id),
                    each.isFixed};
        if (nameMatches(row.words, m_sought) || nameMatches(row.keys, m_sought)) rows += row;
    }
    m_rows.replace(rows);
    ++m_changes;
    emit changed();
}

} // namespace ieum::ui
