// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What a screen reader sees of the programs on a screen, read as Orca reads it: over the accessibility bus of a session
// of its own (at-spi2-core), with a screen of Xvfb's. The interfaces are those of
// https://gitlab.gnome.org/GNOME/at-spi2-core, xml/.
#pragma once

#include "e2e/tool.h"
#include "e2e/waiting.h"

#include <QDBusArgument>
#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusVariant>

#include <memory>

namespace ieum::e2e {

/// Something that a screen reader can go to, with all that is in it.
struct Accessible {
    QString service, path;
    QString role, name, description;
    QStringList interfaces;
    quint64 states = 0;
    std::vector<Accessible> children;

    /// Numbers of AtspiStateType.
    enum State : quint8 { Checked = 4, Editable = 7, Focusable = 11, Showing = 25 };
    bool is(State state) const { return ((states >> state) & 1U) != 0; }
    bool can(const char* interface) const {
        return interfaces.contains(QStringLiteral("org.a11y.atspi.") + QLatin1String(interface));
    }
    /// The first one for which it holds; nullptr: none.
    template <class Holds> const Accessible* find(Holds holds) const {
        if (holds(*this)) return this;
        for (const Accessible& child : children) {
            if (const Accessible* found = child.find(holds)) return found;
        }
        return nullptr;
    }
    const Accessible* find(const QString& wantedRole, const QString& inName) const {
        return find([&](const Accessible& each) { return each.role == wantedRole && each.name.contains(inName); });
    }
    template <class Visit> void each(const Visit& visit) const {
        visit(*this);
        for (const Accessible& child : children) child.each(visit);
    }
};

class ScreenReader {
  public:
    /// Empty when all of it runs; else what does not.
    QString start() {
        const QString bus = m_folder.filePath("bus");
        qputenv("XDG_RUNTIME_DIR", m_folder.path().toUtf8());
        if (!begin(m_screen, "Xvfb", {"-displayfd", "1", "-screen", "0", "1600x1000x24"})) return "Xvfb";
        qputenv("DISPLAY", ":" + m_screen.readLine().trimmed());
        if (!begin(m_session, "dbus-daemon",
                   {"--session", "--nofork", "--print-address", "--address=unix:path=" + bus}))
            return "dbus-daemon";
        qputenv("DBUS_SESSION_BUS_ADDRESS", m_session.readLine().trimmed());
        const auto session = QDBusConnection::connectToBus("unix:path=" + bus, "session of a screen reader");
        // As a screen reader does when it starts; programs build no tree before.
        ask(session, "org.a11y.Bus", "/org/a11y/bus", "org.freedesktop.DBus.Properties", "Set",
            {"org.a11y.Status", "ScreenReaderEnabled", QVariant::fromValue(QDBusVariant(true))});
        const QVariantList address = ask(session, "org.a11y.Bus", "/org/a11y/bus", "org.a11y.Bus", "GetAddress", {});
        if (address.isEmpty()) return "at-spi-bus-launcher (at-spi2-core)";
        m_bus = std::make_unique<QDBusConnection>(
            QDBusConnection::connectToBus(address.first().toString(), "accessibility"));
        return m_bus->isConnected() ? QString() : QString("the accessibility bus");
    }

    /// All windows on the screen, with what is shown of them. One that changes meanwhile is read in part.
    Accessible tree() const { return read("org.a11y.atspi.Registry", "/org/a11y/atspi/accessible/root", 0); }
    /// As a screen reader presses; false: it could not.
    bool press(const Accessible& what) const {
        const int place = pressOf(what);
        const QVariantList done = ask(*m_bus, what.service, what.path, "org.a11y.atspi.Action", "DoAction", {place});
        return place >= 0 && !done.isEmpty() && done.first().toBool();
    }
    bool write(const Accessible& where, const QString& text) const {
        const QVariantList done =
            ask(*m_bus, where.service, where.path, "org.a11y.atspi.EditableText", "SetTextContents", {text});
        return !done.isEmpty() && done.first().toBool();
    }
    QString textOf(const Accessible& what) const {
        const QVariantList text = ask(*m_bus, what.service, what.path, "org.a11y.atspi.Text", "GetText", {0, -1});
        return text.isEmpty() ? QString() : text.first().toString();
    }
    /// Until it is shown; nothing when that takes too long.
    std::optional<Accessible> wait(const QString& role, const QString& inName) const {
        std::optional<Accessible> found;
        (void)until(
            [&] {
                const Accessible all = tree();
                if (const Accessible* shown = all.find(role, inName)) found = *shown;
                return found.has_value();
            },
            showMs);
        return found;
    }

  private:
    static constexpr int deepest = 40;
    static constexpr int showMs = patienceMs;

    static bool begin(QProcess& process, const QString& program, const QStringList& arguments) {
        diesWithUs(process);
        process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
        process.start(program, arguments);
        return process.waitForStarted() && process.waitForReadyRead(patienceMs);
    }
    static QVariantList ask(const QDBusConnection& bus, const QString& service, const QString& path,
                            const QString& interface, const QString& method, const QVariantList& arguments) {
        QDBusMessage call = QDBusMessage::createMethodCall(service, path, interface, method);
        call.setArguments(arguments);
        const QDBusMessage answer = bus.call(call);
        return answer.type() == QDBusMessage::ReplyMessage ? answer.arguments() : QVariantList();
    }
    QVariant get(const Accessible& of, const QString& property) const {
        const QVariantList got = ask(*m_bus, of.service, of.path, "org.freedesktop.DBus.Properties", "Get",
                                     {"org.a11y.atspi.Accessible", property});
        return got.isEmpty() ? QVariant() : got.first().value<QDBusVariant>().variant();
    }
    QVariantList askOf(const Accessible& of, const QString& method) const {
        return ask(*m_bus, of.service, of.path, "org.a11y.atspi.Accessible", method, {});
    }

    /// Its place among what can be done; -1: it cannot be pressed.
    int pressOf(const Accessible& what) const {
        const QVariantList answer = ask(*m_bus, what.service, what.path, "org.a11y.atspi.Action", "GetActions", {});
        if (answer.isEmpty()) return -1;
        const auto list = answer.first().value<QDBusArgument>();
        int found = -1;
        list.beginArray();
        for (int at = 0; !list.atEnd(); ++at) {
            QString name, description, keys;
            list.beginStructure();
            list >> name >> description >> keys;
            list.endStructure();
            if (name == QLatin1String("Press") && found < 0) found = at;
        }
        list.endArray();
        return found;
    }

    Accessible read(const QString& service, const QString& path, int depth) const {
        Accessible one{service, path, {}, {}, {}, {}, 0, {}};
        for (const QVariant& role : askOf(one, "GetRoleName")) one.role = role.toString();
        one.name = get(one, "Name").toString();
        one.description = get(one, "Description").toString();
        for (const QVariant& interfaces : askOf(one, "GetInterfaces")) one.interfaces = interfaces.toStringList();
        for (const QVariant& states : askOf(one, "GetState")) {
            QList<quint32> halves;
            states.value<QDBusArgument>() >> halves;
            if (halves.size() == 2) one.states = halves[0] | quint64{halves[1]} << 32U;
        }
        if (depth < deepest) readChildren(one, depth);
        return one;
    }
    void readChildren(Accessible& of, int depth) const {
        const QVariantList answer = askOf(of, "GetChildren");
        if (answer.isEmpty()) return;
        const auto list = answer.first().value<QDBusArgument>();
        list.beginArray();
        while (!list.atEnd()) {
            QString service;
            QDBusObjectPath path;
            list.beginStructure();
            list >> service >> path;
            list.endStructure();
            if (path.path() == QLatin1String("/org/a11y/atspi/null")) continue;
            Accessible child = read(service, path.path(), depth + 1);
            // What is there and not shown (an empty line, a closed menu) is nothing to a screen reader.
            const bool isProgram = depth == 0;
            if (isProgram || child.is(Accessible::Showing)) of.children.push_back(std::move(child));
        }
        list.endArray();
    }

    QTemporaryDir m_folder;
    QProcess m_screen, m_session;
    std::unique_ptr<QDBusConnection> m_bus;
};

} // namespace ieum::e2e
