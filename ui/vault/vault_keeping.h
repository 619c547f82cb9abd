// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What of the files is kept on this computer, in words, and what can be settled about it: rules, the quota, whether the
// line is metered, and letting go of last copies, which nothing does but a person who was asked.
#pragma once

#include "ui/live/on_live.h"
#include "ui/rowmodel/row_model.h"

namespace ieum::ui {

struct KeepRuleData {
    QString key, words;
    bool operator==(const KeepRuleData&) const = default;
};
struct LastCopyData {
    QString key; ///< the file's id
    QString name, where;
    bool operator==(const LastCopyData&) const = default;
};

class VaultKeeping : public ieum::ui::OnLive {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(QString space MEMBER m_space NOTIFY shown)     ///< how much is here, and how much may be
    Q_PROPERTY(QString over MEMBER m_over NOTIFY shown)       ///< "" when that is kept
    Q_PROPERTY(QString why MEMBER m_why NOTIFY shown)         ///< and what stands in the way
    Q_PROPERTY(QString metered MEMBER m_metered NOTIFY shown) ///< "auto", "yes" or "no"
    Q_PROPERTY(QString line MEMBER m_line NOTIFY shown)       ///< what the system says
    Q_PROPERTY(QString error MEMBER m_error NOTIFY shown)
    Q_PROPERTY(QAbstractItemModel* rules READ rules CONSTANT)
    Q_PROPERTY(QAbstractItemModel* lastCopies READ lastCopies CONSTANT)
  public:
    explicit VaultKeeping(QObject* parent = nullptr);
    QAbstractItemModel* rules() { return &m_rules; }
    QAbstractItemModel* lastCopies() { return &m_lastCopies; }

    Q_INVOKABLE void ask();
    /// In GB, with a point or a comma; "" for none.
    Q_INVOKABLE void setQuota(const QString& gigabytes);
    Q_INVOKABLE void setMetered(const QString& setting);
    /// `room`, `type`: "" for all; `megabytes`: "" for any size; `what`: "keep", "metered" (also then) or "not".
    Q_INVOKABLE void addRule(const QString& room, const QString& type, const QString& megabytes, const QString& what);
    Q_INVOKABLE void removeRule(const QString& key);
    /// It may be lost for good.
    Q_INVOKABLE void letGo(const QString& file);

  signals:
    void shown();

  private:
    void follow(Live& live) override;
    template <class Request> void run(Request request);
    void show(const node::KeepingRow& row);
    void fail(const QString& error);

    QString m_space, m_over, m_why, m_line, m_error;
    QString m_metered = QStringLiteral("auto");
    std::vector<node::KeepRuleRow> m_told;
    RowModel<KeepRuleData> m_rules;
    RowModel<LastCopyData> m_lastCopies;
};

/// "Keep: documents up to 10 MB of 기획팀".
QString keepRuleText(const node::KeepRuleRow& rule);
/// Nothing: it is no size. `unit`: bytes of one.
std::optional<uint64_t> bytesTyped(const QString& text, double unit);

} // namespace ieum::ui
