// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/main/preferences.h"

#include <QCoreApplication>
#include <QLibraryInfo>
#include <QLocale>

namespace ieum::ui {
namespace {

/// Korean for Korean desktops, English for all others.
QLocale localeFor(const QString& language) {
    if (language == QLatin1String("ko")) return QLocale(QLocale::Korean, QLocale::SouthKorea);
    if (language == QLatin1String("en")) return QLocale(QLocale::English, QLocale::UnitedStates);
    const QLocale system = QLocale::system();
    return system.language() == QLocale::Korean ? system : QLocale(QLocale::English, system.territory());
}

} // namespace

Preferences::Preferences(std::unique_ptr<QSettings> settings, QObject* parent)
    : QObject(parent), m_settings(std::move(settings)), m_theme(QStringLiteral("system")), m_language(m_theme) {
    if (!m_settings) return;
    m_theme = m_settings->value(QStringLiteral("theme"), m_theme).toString();
    m_language = m_settings->value(QStringLiteral("language"), m_language).toString();
    m_notices = m_settings->value(QStringLiteral("notices")).toString();
    m_restorationSeen = m_settings->value(QStringLiteral("restorationSeen")).toString();
}

Preferences::~Preferences() {
    for (auto& translator : m_translators) QCoreApplication::removeTranslator(&translator);
}

void Preferences::setTheme(const QString& theme) {
    m_theme = theme;
    if (m_settings) m_settings->setValue(QStringLiteral("theme"), theme);
    emit changed();
}

void Preferences::setLanguage(const QString& language) {
    m_language = language;
    if (m_settings) m_settings->setValue(QStringLiteral("language"), language);
    install();
    emit changed();
}

void Preferences::setNotices(const QString& notices) {
    m_notices = notices;
    if (m_settings) m_settings->setValue(QStringLiteral("notices"), notices);
    emit changed();
}

void Preferences::setRestorationSeen(const QString& key) {
    m_restorationSeen = key;
    if (m_settings) m_settings->setValue(QStringLiteral("restorationSeen"), key);
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
    const QString code = locale.language() == QLocale::Korean ? QStringLiteral("ko") : QStringLiteral("en");
    const QString own = QStringLiteral(":/ieum/translations");
    const std::pair<QString, QString> files[] = {
        {QStringLiteral("ieum_") + code, own},
        {QStringLiteral("qt_") + code, QLibraryInfo::path(QLibraryInfo::TranslationsPath)},
    };
    for (size_t i = 0; i < m_translators.size(); ++i) {
        QCoreApplication::removeTranslator(&m_translators[i]);
        if (m_translators[i].load(files[i].first, files[i].second))
            QCoreApplication::installTranslator(&m_translators[i]);
    }
    if (m_engine != nullptr) m_engine->retranslate();
}

} // namespace ieum::ui
