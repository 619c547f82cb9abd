// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// A list model whose rows are values with a `key`. New rows come as a whole list; the model finds what was removed,
// inserted, moved or changed, so that a view never loses its place. Roles are a table of {name, member}. Empty at
// first; GUI thread only.
#pragma once

#include <QAbstractListModel>
#include <QHash>
#include <QSet>
#include <QStringList>
#include <span>
#include <variant>

namespace ieum::ui {

template <class Row> struct Role {
    const char* name;
    std::variant<QString Row::*, bool Row::*, int Row::*, double Row::*, QStringList Row::*, QList<int> Row::*> member;
};

template <class Row> class RowModel : public QAbstractListModel {
  public:
    explicit RowModel(std::span<const Role<Row>> roles, QObject* parent = nullptr)
        : QAbstractListModel(parent), m_roles(roles) {}

    int rowCount(const QModelIndex& parent = {}) const override {
        return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
    }
    QVariant data(const QModelIndex& index, int role) const override {
        const auto which = static_cast<size_t>(role - Qt::UserRole);
        if (!checkIndex(index, CheckIndexOption::IndexIsValid) || which >= m_roles.size()) return {};
        const Row& row = m_rows[index.row()];
        return std::visit([&row](auto member) { return QVariant::fromValue(row.*member); }, m_roles[which].member);
    }
    QHash<int, QByteArray> roleNames() const override {
        QHash<int, QByteArray> names;
        for (size_t i = 0; i < m_roles.size(); ++i) names.insert(Qt::UserRole + static_cast<int>(i), m_roles[i].name);
        return names;
    }

    const QList<Row>& rows() const { return m_rows; }

    void replace(const QList<Row>& next) {
        removeMissing(next);
        for (qsizetype at = 0; at < next.size();) at = settle(next, at);
    }

    /// The list ends with these rows: those of them that are there change, the others come after them. Takes as long
    /// as there are new ones, not as long as the list. False, and nothing is done, when the first one is not there.
    bool endWith(const QList<Row>& rows) {
        qsizetype at = rows.isEmpty() ? -1 : m_rows.size() - 1;
        while (at >= 0 && m_rows[at].key != rows.front().key) --at;
        if (at < 0) return false;
        const qsizetype there = m_rows.size() - at;
        for (qsizetype i = 0; i < there; ++i) {
            if (i >= rows.size() || m_rows[at + i].key != rows[i].key) return false;
        }
        for (qsizetype i = 0; i < there; ++i) change(at + i, rows[i]);
        if (there == rows.size()) return true;
        beginInsertRows({}, static_cast<int>(m_rows.size()), static_cast<int>(at + rows.size() - 1));
        m_rows += rows.mid(there);
        endInsertRows();
        return true;
    }

  private:
    void removeMissing(const QList<Row>& next) {
        QSet<QString> wanted;
        for (const Row& row : next) wanted.insert(row.key);
        for (qsizetype last = m_rows.size() - 1; last >= 0; --last) {
            if (wanted.contains(m_rows[last].key)) continue;
            qsizetype first = last;
            while (first > 0 && !wanted.contains(m_rows[first - 1].key)) --first;
            beginRemoveRows({}, static_cast<int>(first), static_cast<int>(last));
            m_rows.remove(first, last - first + 1);
            endRemoveRows();
            last = first;
        }
    }

    /// Makes row `at` right and returns the first row that is not looked at yet.
    qsizetype settle(const QList<Row>& next, qsizetype at) {
        if (at < m_rows.size() && m_rows[at].key == next[at].key) {
            change(at, next[at]);
            return at + 1;
        }
        if (const qsizetype from = indexOf(next[at].key, at); from >= 0) {
            beginMoveRows({}, static_cast<int>(from), static_cast<int>(from), {}, static_cast<int>(at));
            m_rows.move(from, at);
            endMoveRows();
            change(at, next[at]);
            return at + 1;
        }
        QSet<QString> known;
        for (qsizetype i = at; i < m_rows.size(); ++i) known.insert(m_rows[i].key);
        qsizetype end = at + 1;
        while (end < next.size() && !known.contains(next[end].key)) ++end;
        beginInsertRows({}, static_cast<int>(at), static_cast<int>(end - 1));
        m_rows = m_rows.mid(0, at) + next.mid(at, end - at) + m_rows.mid(at);
        endInsertRows();
        return end;
    }

    void change(qsizetype at, const Row& row) {
        if (m_rows[at] == row) return;
        m_rows[at] = row;
        const QModelIndex changed = index(static_cast<int>(at));
        emit dataChanged(changed, changed);
    }

    qsizetype indexOf(const QString& key, qsizetype from) const {
        for (qsizetype i = from; i < m_rows.size(); ++i) {
            if (m_rows[i].key == key) return i;
        }
        return -1;
    }

    std::span<const Role<Row>> m_roles;
    QList<Row> m_rows;
};

} // namespace ieum::ui
