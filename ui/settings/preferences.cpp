// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/preferences.h"

#include <QCoreApplication>
#include <QLibraryInfo>
#include <QLocale>
#include <algorithm>

namespace ieum::ui {
namespace {

/// Korean and Japanese for such desktops, English for all others.
QLocale localeFor(const QString& language) {
    if (language == QLatin1String("ko")) return QLocale(QLocale::Korean, QLocale::SouthKorea);
    if (language == QLatin1String("en")) return QLocale(QLocale::English, QLocale::UnitedStates);
    if (language == QLatin1String("ja")) return QLocale(QLocale::Japanese, QLocale::Japan);
    const QLocale system = QLocale::system();
    const bool isOurs = system.language() == QLocale::Korean || system.language() == QLocale::Japanese;
    return isOurs ? system : QLocale(QLocale::English, system.territory());
}

QString codeOf(const QLocale& locale) {
    if (locale.language() == QLocale::Korean) return QStringLiteral("ko");
    return locale.language() == QLocale::Japanese ? QStringLiteral("ja") : QStringLiteral("en");
}

} // namespace

Preferences::Preferences(std::unique_ptr<QSettings> settings, QObject* parent)
    : QObject(parent), m_settings(std::move(settings)), m_theme(QStringLiteral("system")), m_language(m_theme),
      m_shortcuts(m_settings.get()), m_quiet(m_settings.get()), m_places(m_settings.get()),
      m_roomWays(m_settings.get()), m_motion(new Motion(m_settings.get(), this)),
      m_spelling(new Spelling(m_settings.get(), this)) {
    connect(this, &Preferences::habitsChanged, this, [this] {
        keep(QStringLiteral("enterSends"), m_enterSends);
        keep(QStringLiteral("lockMinutes"), m_lockMinutes);
        keep(QStringLiteral("closing"), m_closing);
        keep(QStringLiteral("trayTold"), m_isTrayTold);
    });
    if (!m_settings) return;
    m_theme = m_settings->value(QStringLiteral("theme"), m_theme).toString();
    m_language = m_settings->value(QStringLiteral("language"), m_language).toString();
    m_notices = m_settings->value(QStringLiteral("notices")).toString();
    m_restorationSeen = m_settings->value(QStringLiteral("restorationSeen")).toString();
    m_textPercent = std::clamp(m_settings->value(QStringLiteral("textPercent"), m_textPercent).toInt(), textPercentMin,
                               textPercentMax);
    m_closing = m_settings->value(QStringLiteral("closing")).toString();
    m_isTrayTold = m_settings->value(QStringLiteral("trayTold"), false).toBool();
    m_enterSends = m_settings->value(QStringLiteral("enterSends"), m_enterSends).toBool();
    m_lockMinutes = std::max(0, m_settings->value(QStringLiteral("lockMinutes"), m_lockMinutes).toInt());
}

Preferences::~Preferences() {
    for (auto& translator : m_translators) QCoreApplication::removeTranslator(&translator);
}

void Preferences::keep(const QString& name, const QVariant& value) {
    if (m_settings) m_settings->setValue(name, value);
}

void Preferences::setTheme(const QString& theme) {
    m_theme = theme;
    keep(QStringLiteral("theme"), theme);
    emit changed();
}

void Preferences::setLanguage(const QString& language) {
    m_language = language;
    keep(QStringLiteral("language"), language);
    install();
    emit changed();
}

void Preferences::setNotices(const QString& notices) {
    m_notices = notices;
    keep(QStringLiteral("notices"), notices);
    emit changed();
}

void Preferences::setRestorationSeen(const QString& key) {
    m_restorationSeen = key;
    keep(QStringLiteral("restorationSeen"), key);
    emit changed();
}

void Preferences::setTextPercent(int percent) {
    m_textPercent = std::clamp(percent, textPercentMin, textPercentMax);
    keep(QStringLiteral("textPercent"), m_textPercent);
    emit changed();
}

void Preferences::overrideFor(const QString& theme, const QString& language) {
    if (!theme.isEmpty()) m_theme = theme;
    if (!language.isEmpty()) m_language = language;
    emit changed();
}

void Preferences::speak(QQmlEngine* engine) {
    m_engine = engine;
    install();
}

void Preferences::install() {
    const QLocale locale = localeFor(m_language);
    QLocale::setDefault(locale);
    const QString code = codeOf(locale);
    const QString own = QStringLiteral(":/ieum/translations");
    const std::pair<QString, QString> files[] = {
        // What another language has not got yet is said in English, with its plurals.
        {QStringLiteral("ieum_en"), own},
        {QStringLiteral("ieum_") + code, own},
        {QStringLiteral("qt_") + code, QLibraryInfo::path(QLibraryInfo::TranslationsPath)},
    };
    for (size_t i = 0; i < m_translators.size(); ++i) {
        QCoreApplication::removeTranslator(&m_translators[i]);
        if (m_translators[i].load(files[i].first, files[i].second))
            QCoreApplication::installTranslator(&m_translators[i]);
    }
    if (m_engine != nullptr) m_engine->retranslate();
    m_shortcuts.say();
    m_quiet.look();
}

} // namespace ieum::ui
