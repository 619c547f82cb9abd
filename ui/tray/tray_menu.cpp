// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tray/tray_menu.h"

#include <QDBusMetaType>

namespace ieum::ui {
QDBusArgument& operator<<(QDBusArgument& out, const MenuNode& node) {
    out.beginStructure();
    out << node.id << node.properties << node.children;
    out.endStructure();
    return out;
}

const QDBusArgument& operator>>(const QDBusArgument& in, MenuNode& node) {
    in.beginStructure();
    in >> node.id >> node.properties >> node.children;
    in.endStructure();
    return in;
}

QDBusArgument& operator<<(QDBusArgument& out, const MenuProperties& each) {
    out.beginStructure();
    out << each.id << each.properties;
    out.endStructure();
    return out;
}

const QDBusArgument& operator>>(const QDBusArgument& in, MenuProperties& each) {
    in.beginStructure();
    in >> each.id >> each.properties;
    in.endStructure();
    return in;
}

QDBusArgument& operator<<(QDBusArgument& out, const MenuEvent& event) {
    out.beginStructure();
    out << event.id << event.what << event.data << event.time;
    out.endStructure();
    return out;
}

const QDBusArgument& operator>>(const QDBusArgument& in, MenuEvent& event) {
    in.beginStructure();
    in >> event.id >> event.what >> event.data >> event.time;
    in.endStructure();
    return in;
}

/// A line with an underscore would have the letter after it underlined.
static QString labelOf(const QString& text) { return QString(text).replace(QLatin1Char('_'), QLatin1String("__")); }

TrayMenu::TrayMenu(QObject* parent) : QObject(parent) {
    qDBusRegisterMetaType<MenuNode>();
    qDBusRegisterMetaType<MenuProperties>();
    qDBusRegisterMetaType<QList<MenuProperties>>();
    qDBusRegisterMetaType<MenuEvent>();
    qDBusRegisterMetaType<QList<MenuEvent>>();
    qDBusRegisterMetaType<QList<int>>();
    qDBusRegisterMetaType<QList<QDBusVariant>>();
}

void TrayMenu::setLines(const QList<Line>& lines) {
    m_lines = lines;
    emit LayoutUpdated(++m_revision, 0);
}

QVariantMap TrayMenu::propertiesOf(int id) const {
    if (id == 0) return {{QStringLiteral("children-display"), QStringLiteral("submenu")}};
    if (id < 1 || id > m_lines.size()) return {};
    const Line& line = m_lines[id - 1];
    if (line.name.isEmpty()) return {{QStringLiteral("type"), QStringLiteral("separator")}};
    QVariantMap properties{{QStringLiteral("label"), labelOf(line.label)}};
    if (line.isChecked) {
        properties[QStringLiteral("toggle-type")] = QStringLiteral("checkmark");
        properties[QStringLiteral("toggle-state")] = 1;
    }
    return properties;
}

uint TrayMenu::GetLayout(int parent, int depth, const QStringList&, MenuNode& layout) {
    layout = {parent, propertiesOf(parent), {}};
    if (parent != 0 || depth == 0) return m_revision;
    for (int id = 1; id <= m_lines.size(); ++id)
        layout.children += QDBusVariant(QVariant::fromValue(MenuNode{id, propertiesOf(id), {}}));
    return m_revision;
}

QList<MenuProperties> TrayMenu::GetGroupProperties(const QList<int>& ids, const QStringList&) {
    QList<MenuProperties> all;
    if (ids.isEmpty()) {
        for (int id = 0; id <= m_lines.size(); ++id) all += {id, propertiesOf(id)};
        return all;
    }
    for (const int id : ids.first(std::min(ids.size(), m_lines.size() + 1))) all += {id, propertiesOf(id)};
    return all;
}

QDBusVariant TrayMenu::GetProperty(int id, const QString& name) {
    const QVariant value = propertiesOf(id).value(name);
    return QDBusVariant(value.isValid() ? value : QVariant(QString()));
}

void TrayMenu::Event(int id, const QString& what, const QDBusVariant&, uint) {
    if (what != QLatin1String("clicked") || id < 1 || id > m_lines.size()) return;
    if (const QString name = m_lines[id - 1].name; !name.isEmpty()) emit chosen(name);
}

QList<int> TrayMenu::EventGroup(const QList<MenuEvent>& events) {
    QList<int> unknown;
    for (const MenuEvent& event : events) {
        if (event.id < 0 || event.id > m_lines.size()) unknown += event.id;
        Event(event.id, event.what, event.data, event.time);
    }
    return unknown;
}

bool TrayMenu::AboutToShow(int) { return false; }

QList<int> TrayMenu::AboutToShowGroup(const QList<int>& ids, QList<int>& unknown) {
    for (const int id : ids) {
        if (id < 0 || id > m_lines.size()) unknown += id;
    }
    return {};
}

} // namespace ieum::ui
