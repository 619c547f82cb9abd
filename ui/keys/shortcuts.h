// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// By which keys each action goes now: the usual ones, or those that were chosen here. What was chosen is kept; what is
// kept and cannot be (keys of another action, keys of writing) is dropped on reading.
#pragma once

#include "ui/keys/shortcut_table.h"
#include "ui/rowmodel/row_model.h"

#include <QMap>
#include <QObject>
#include <QQmlEngine>
#include <QSettings>
#include <QtQmlIntegration>

namespace ieum::ui {

struct ShortcutRow {
    QString key; ///< the action
    QString group, words, keys;
    bool usual = true, fixed = false;
    bool operator==(const ShortcutRow&) const = default;
};

class Shortcuts : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("kept with the preferences")
    Q_PROPERTY(QAbstractItemModel* rows READ rows CONSTANT)
    Q_PROPERTY(QString sought MEMBER m_sought WRITE setSought NOTIFY soughtChanged)
    /// Grows with every change, so that a binding on of() is looked at again.
    Q_PROPERTY(int changes MEMBER m_changes NOTIFY changed)
    Q_PROPERTY(bool allUsual READ allUsual NOTIFY changed)
  public:
    /// `settings` may be null (nothing is kept) and outlives this.
    explicit Shortcuts(QSettings* settings, QObject* parent = nullptr);
    QAbstractItemModel* rows() { return &m_rows; }
    void setSought(const QString& words);
    bool allUsual() const { return m_chosen.isEmpty(); }
    /// As QKeySequence::PortableText.
    Q_INVOKABLE QStringList of(const QString& action) const;
    /// The first of them, as the desktop writes it.
    Q_INVOKABLE QString shownOf(const QString& action) const;
    /// Gives the action the keys that were pressed, in place of those that it has. Returns why not, or "".
    Q_INVOKABLE QString choose(const QString& action, int key, int modifiers);
    /// Returns which other action has its usual keys now, as a sentence, or "".
    Q_INVOKABLE QString toUsual(const QString& action);
    Q_INVOKABLE void allToUsual();
    /// The words again, in the language of now.
    void say();

  signals:
    void soughtChanged();
    void changed();

  private:
    QString refusalOf(const QString& action, const QKeySequence& keys) const;
    void read();
    void tell();
    QSettings* m_settings;
    QString m_sought;
    int m_changes = 0;
    std::vector<KeyAction> m_actions;
    QMap<QString, QStringList> m_chosen; ///< by action, only where they are not the usual ones
    RowModel<ShortcutRow> m_rows;
};

} // namespace ieum::ui
