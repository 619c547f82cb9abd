// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Whether things move on their way: as the desktop says, or as was chosen here. The desktop is asked through its portal
// (org.freedesktop.portal.Settings), once after each start, and in the files that GTK and KDE keep.
#pragma once

#include <QDBusConnection>
#include <QDBusVariant>
#include <QObject>
#include <QSet>
#include <QSettings>
#include <QtQmlIntegration>
#include <optional>

namespace ieum::ui {

class Motion : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("kept with the preferences")
    /// "system", "less" or "full"
    Q_PROPERTY(QString choice READ choice WRITE setChoice NOTIFY changed)
    Q_PROPERTY(bool still READ still NOTIFY changed)
  public:
    /// `settings` may be null (nothing is kept) and outlives this. `configFolder`: where GTK and KDE keep theirs.
    explicit Motion(QSettings* settings, QObject* parent = nullptr, const QString& configFolder = {});
    QString choice() const { return m_choice; }
    void setChoice(const QString& choice);
    bool still() const {
        return m_choice == QLatin1String("system") ? !m_wishes.isEmpty() : m_choice == QLatin1String("less");
    }
    /// Asks the portal on that bus, where it runs already.
    void ask(const QDBusConnection& bus);

  signals:
    void changed();

  private slots:
    void hear(const QString& space, const QString& key, const QDBusVariant& value);

  private:
    QSettings* m_settings;
    QString m_choice;
    QSet<QString> m_wishes; ///< who wishes less motion: "files", or a namespace of the portal
};

/// What a setting of a desktop says; nothing: it is another setting, or no sense.
std::optional<bool> stillnessOf(const QString& space, const QString& key, const QVariant& value);
/// What GTK's and KDE's files in that folder say.
bool isStillByFiles(const QString& configFolder);

} // namespace ieum::ui
