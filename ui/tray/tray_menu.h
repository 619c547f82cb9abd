// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The menu of the tray, as com.canonical.dbusmenu has it: one level of lines. The names of its methods are the bus's.
#pragma once

#include <QDBusArgument>
#include <QDBusVariant>
#include <QObject>
#include <QVariantMap>

namespace ieum::ui {

/// A line and what hangs below it: (ia{sv}av)
struct MenuNode {
    int id = 0;
    QVariantMap properties;
    QList<QDBusVariant> children;
};
/// (ia{sv})
struct MenuProperties {
    int id = 0;
    QVariantMap properties;
};
/// (isvu)
struct MenuEvent {
    int id = 0;
    QString what;
    QDBusVariant data;
    uint time = 0;
};

QDBusArgument& operator<<(QDBusArgument& out, const MenuNode& value);
const QDBusArgument& operator>>(const QDBusArgument& in, MenuNode& value);
QDBusArgument& operator<<(QDBusArgument& out, const MenuProperties& value);
const QDBusArgument& operator>>(const QDBusArgument& in, MenuProperties& value);
QDBusArgument& operator<<(QDBusArgument& out, const MenuEvent& value);
const QDBusArgument& operator>>(const QDBusArgument& in, MenuEvent& value);

class TrayMenu : public QObject {
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "com.canonical.dbusmenu")
    Q_PROPERTY(uint Version MEMBER m_version CONSTANT)
    Q_PROPERTY(QString TextDirection MEMBER m_direction CONSTANT)
    Q_PROPERTY(QString Status MEMBER m_status CONSTANT)
    Q_PROPERTY(QStringList IconThemePath MEMBER m_themes CONSTANT)
  public:
    struct Line {
        QString name;  ///< of what was chosen; "": a line between groups
        QString label; ///< what stands there
        bool isChecked = false;
    };
    explicit TrayMenu(QObject* parent = nullptr);
    void setLines(const QList<Line>& lines);

  public slots:
    uint GetLayout(int parent, int depth, const QStringList& names, ieum::ui::MenuNode& layout);
    QList<ieum::ui::MenuProperties> GetGroupProperties(const QList<int>& ids, const QStringList& names);
    QDBusVariant GetProperty(int id, const QString& name);
    void Event(int id, const QString& what, const QDBusVariant& data, uint time);
    QList<int> EventGroup(const QList<ieum::ui::MenuEvent>& events);
    bool AboutToShow(int id);
    QList<int> AboutToShowGroup(const QList<int>& ids, QList<int>& unknown);

  signals:
    void LayoutUpdated(uint revision, int parent);
    void chosen(const QString& name); // ours; nobody listens to it on the bus

  private:
    QVariantMap propertiesOf(int id) const;
    QList<Line> m_lines; ///< their numbers are their places from 1; 0 is the menu
    uint m_revision = 1;
    uint m_version = 3;
    QString m_direction = QStringLiteral("ltr"), m_status = QStringLiteral("normal");
    QStringList m_themes;
};

} // namespace ieum::ui
Q_DECLARE_METATYPE(ieum::ui::MenuNode)
Q_DECLARE_METATYPE(ieum::ui::MenuProperties)
Q_DECLARE_METATYPE(ieum::ui::MenuEvent)
