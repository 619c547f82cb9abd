// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What the user chose for this window: theme, language, size of texts, keys, when to be quiet, what was read. Kept by
// the desktop in its usual place; nothing that a peer could influence is in it. Options of one start win over what is
// kept and are not kept.
#pragma once

#include "ui/keys/shortcuts.h"
#include "ui/notices/quiet_time.h"
#include "ui/settings/motion.h"
#include "ui/settings/places.h"
#include "ui/settings/room_ways.h"
#include "ui/spelling/spelling.h"

#include <QObject>
#include <QQmlEngine>
#include <QSettings>
#include <QTranslator>
#include <QtQmlIntegration>

namespace ieum::ui {

class Preferences : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the app")
    Q_PROPERTY(QString theme READ theme WRITE setTheme NOTIFY changed)
    Q_PROPERTY(QString language READ language WRITE setLanguage NOTIFY changed)
    Q_PROPERTY(QString notices READ notices WRITE setNotices NOTIFY changed)
    Q_PROPERTY(QString restorationSeen READ restorationSeen WRITE setRestorationSeen NOTIFY changed)
    /// Size of texts in %, from 80 to 200
    Q_PROPERTY(int textPercent MEMBER m_textPercent WRITE setTextPercent NOTIFY changed)
    /// False: Enter begins a new line, Ctrl+Enter sends.
    Q_PROPERTY(bool enterSends MEMBER m_enterSends NOTIFY habitsChanged)
    /// After how many minutes without a key or a pointer the profile is locked; 0: never.
    Q_PROPERTY(int lockMinutes MEMBER m_lockMinutes NOTIFY habitsChanged)
    /// What becomes of the program when its window is closed: "tray", "quit"; "": nothing was chosen.
    Q_PROPERTY(QString closing MEMBER m_closing NOTIFY habitsChanged)
    /// It was said once that the program goes on in the tray.
    Q_PROPERTY(bool trayTold MEMBER m_isTrayTold NOTIFY habitsChanged)
    /// This desktop has a tray, and we are in it: a fact of now, which is not kept.
    Q_PROPERTY(bool trayThere MEMBER m_isTrayThere NOTIFY habitsChanged)
    Q_PROPERTY(ieum::ui::Shortcuts* shortcuts READ shortcuts CONSTANT)
    Q_PROPERTY(ieum::ui::QuietTime* quiet READ quiet CONSTANT)
    Q_PROPERTY(ieum::ui::Places* places READ places CONSTANT)
    Q_PROPERTY(ieum::ui::RoomWays* roomWays READ roomWays CONSTANT)
    Q_PROPERTY(ieum::ui::Motion* motion MEMBER m_motion CONSTANT)
    Q_PROPERTY(ieum::ui::Spelling* spelling MEMBER m_spelling CONSTANT)
  public:
    static constexpr int textPercentMin = 80;
    static constexpr int textPercentMax = 200;

    /// `settings` may be null: nothing is kept then.
    explicit Preferences(std::unique_ptr<QSettings> settings, QObject* parent = nullptr);
    ~Preferences() override;
    QString theme() const { return m_theme; }
    void setTheme(const QString& theme);
    /// "system", "ko", "en" or "ja"
    QString language() const { return m_language; }
    void setLanguage(const QString& language);
    /// How much the desktop is told: "full", "names", "hidden", "off"; "": nothing was chosen.
    QString notices() const { return m_notices; }
    void setNotices(const QString& notices);
    /// The last line about a restored profile that was closed.
    QString restorationSeen() const { return m_restorationSeen; }
    void setRestorationSeen(const QString& key);
    void setTextPercent(int percent);
    Shortcuts* shortcuts() { return &m_shortcuts; }
    QuietTime* quiet() { return &m_quiet; }
    Places* places() { return &m_places; }
    RoomWays* roomWays() { return &m_roomWays; }
    void overrideFor(const QString& theme, const QString& language);
    /// Installs the translations and has the engine's words said again.
    void speak(QQmlEngine* engine);

  signals:
    void changed();
    void habitsChanged();

  private:
    void keep(const QString& name, const QVariant& value);
    void install();
    std::unique_ptr<QSettings> m_settings;
    QString m_theme, m_language, m_notices, m_restorationSeen, m_closing;
    int m_textPercent = 100, m_lockMinutes = 0;
    bool m_enterSends = true, m_isTrayTold = false, m_isTrayThere = false;
    Shortcuts m_shortcuts;
    QuietTime m_quiet;
    Places m_places;
    RoomWays m_roomWays;
    Motion* m_motion = nullptr; ///< a child, as the next one
    Spelling* m_spelling = nullptr;
    QQmlEngine* m_engine = nullptr;
    std::array<QTranslator, 3> m_translators; ///< English, our words, and those of Qt's own dialogs
};

} // namespace ieum::ui
