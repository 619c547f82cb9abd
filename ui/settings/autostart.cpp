// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/autostart.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QSaveFile>
#include <QStandardPaths>

namespace ieum::ui {
namespace {

constexpr qint64 bytesMax = 64 * 1024; ///< of a file that somebody else may have written

struct StartWords {
    Q_DECLARE_TR_FUNCTIONS(StartWords)
};

QString place() {
    return QStandardPaths::writableLocation(QStandardPaths::GenericConfigLocation) +
           QStringLiteral("/autostart/ieum.desktop");
}

/// Twice: once for the command line, once for the string that holds it.
QString quoted(const QString& word) {
    QString inside;
    for (const QChar letter : word) {
        if (QStringLiteral("\"`$\\").contains(letter)) inside += QLatin1Char('\\');
        inside += letter;
        if (letter == QLatin1Char('%')) inside += letter;
    }
    return QLatin1Char('"') + inside.replace(QLatin1Char('\\'), QLatin1String("\\\\")) + QLatin1Char('"');
}

QString profileOf(const QStringList& arguments) {
    const QString option = QStringLiteral("--profile");
    for (qsizetype at = 1; at < arguments.size(); ++at) {
        if (arguments[at] == option) return arguments.value(at + 1);
        if (arguments[at].startsWith(option + QLatin1Char('='))) return arguments[at].mid(option.size() + 1);
    }
    return {};
}

} // namespace

QString startLine(const QString& program, const QStringList& arguments) {
    QString line = quoted(program) + QStringLiteral(" --background");
    const QString profile = profileOf(arguments);
    if (!profile.isEmpty()) line += QStringLiteral(" --profile ") + quoted(QDir::current().absoluteFilePath(profile));
    return line;
}

Autostart::Autostart(QObject* parent) : QObject(parent) {}

bool Autostart::on() const {
    QFile file(place());
    if (!file.open(QIODevice::ReadOnly)) return false;
    const QByteArray text = file.read(bytesMax);
    return text.contains("\nExec=") && !text.contains("\nHidden=true") &&
           !text.contains("\nX-GNOME-Autostart-enabled=false");
}

void Autostart::setOn(bool on) {
    m_error.clear();
    const QString path = place();
    bool isDone = true;
    if (on) {
        QDir().mkpath(QFileInfo(path).absolutePath());
        QSaveFile file(path);
        const QString text =
            QStringLiteral("[Desktop Entry]\nType=Application\nName=Ieum\nName[ko]=이음\nIcon=ieum\nExec=%1\n"
                           "X-GNOME-Autostart-enabled=true\n")
                .arg(startLine(QCoreApplication::applicationFilePath(), QCoreApplication::arguments()));
        isDone = file.open(QIODevice::WriteOnly) && file.write(text.toUtf8()) > 0 && file.commit();
    } else if (QFile::exists(path)) {
        isDone = QFile::remove(path);
    }
    if (!isDone) m_error = StartWords::tr("%1 cannot be written.").arg(path);
    emit changed();
}

} // namespace ieum::ui
