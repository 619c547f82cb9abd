// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The real window over a scripted Api, or over any other, without a screen.
#pragma once

#include "ui/settings/preferences.h"
#include "ui/support/scripted_api.h"
#include "ui/welcome/door.h"

#include <QImage>
#include <QQmlEngine>
#include <QQuickItem>
#include <QQuickWindow>
#include <optional>

namespace ieum::uitest {

class WindowUnderTest {
  public:
    /// `kind`: what the door finds; `settings` as for Preferences.
    explicit WindowUnderTest(Script& script, node::ProfileKind kind = node::ProfileKind::Open,
                             const QString& language = QStringLiteral("ko"),
                             const QString& theme = QStringLiteral("light"),
                             std::unique_ptr<QSettings> settings = nullptr);
    /// Over any profile, a real one for instance.
    WindowUnderTest(ui::ProfileCalls calls, const QString& language, const QString& theme,
                    std::unique_ptr<QSettings> settings = nullptr);
    /// As the program starts with the desktop, or as it starts otherwise: it shows itself.
    enum Hidden { inBackground, untilSettled };
    WindowUnderTest(Script& script, Hidden hidden);
    ~WindowUnderTest();
    QQuickWindow* window() const { return m_window.get(); }
    /// nullptr when there is none or it is not visible.
    QQuickItem* item(const char* objectName) const;
    /// The same in another window.
    static QQuickItem* itemIn(const QQuickWindow* window, const char* objectName);
    /// All of that name, in the order in which they are drawn.
    QList<QQuickItem*> items(const char* objectName) const;
    void click(QQuickItem* item) const;
    /// The same for what has just come, a line of a menu for instance: it is laid out first.
    void clickNew(const char* objectName, qsizetype place = 0) const;
    void type(const QString& text) const;
    /// A picture of the window as `name`.png in the folder that IEUM_PICTURES names; null when nothing was drawn.
    QImage picture(const QString& name) const;
    bool isSettled() const { return m_window->property("settled").toBool(); }
    /// Names of the profiles that were made, with their passphrases.
    const std::vector<std::pair<std::string, std::string>>& made() const { return m_made; }
    QStringList complaints() const { return m_complaints; }
    /// How often the window wanted the program to end.
    int quits() const { return m_quits; }
    ui::Preferences& preferences() { return m_preferences; }

  private:
    void open(const QString& language, const QString& theme, std::optional<Hidden> hidden = std::nullopt);
    std::vector<std::pair<std::string, std::string>> m_made;
    QStringList m_complaints; ///< warnings of the QML engine
    ui::Preferences m_preferences;
    ui::Door m_door;
    std::unique_ptr<QQmlEngine> m_engine;
    std::unique_ptr<QQuickWindow> m_window;
    int m_quits = 0;
};

} // namespace ieum::uitest
