// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "options.h"

#include <QCommandLineParser>
#include <QDir>
#include <QStandardPaths>
#include <QUrl>

namespace ieum::desktop {
namespace {

std::optional<QSize> sizeOf(const QString& text) {
    const auto parts = text.split(QLatin1Char('x'));
    const QSize size(parts.value(0).toInt(), parts.value(1).toInt());
    if (size.width() < 360 || size.height() < 360) return std::nullopt;
    return size;
}

/// What a desktop or a person hands over: a link of ours stays one, anything else is a file.
QString handedOf(const QString& text) {
    if (text.isEmpty() || text.startsWith(QLatin1String("ieum:"))) return text;
    const QUrl url(text);
    if (url.isLocalFile()) return text;
    return QUrl::fromLocalFile(QDir::current().absoluteFilePath(text)).toString();
}

QString usualProfile() {
    QString own = qEnvironmentVariable("IEUM_PROFILE");
    if (!own.isEmpty()) return own;
    return QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation) + QStringLiteral("/ieum");
}

} // namespace

Options optionsOf(const QCoreApplication& app) {
    QCommandLineParser parser;
    parser.setApplicationDescription(QStringLiteral("A messenger that goes on working when the servers are down."));
    parser.addHelpOption();
    parser.addVersionOption();
    const QCommandLineOption profile(QStringLiteral("profile"), QStringLiteral("Folder of the profile."),
                                     QStringLiteral("folder"), usualProfile());
    const QCommandLineOption language(QStringLiteral("language"), QStringLiteral("ko, en or ja, for this start."),
                                      QStringLiteral("code"));
    const QCommandLineOption theme(QStringLiteral("theme"), QStringLiteral("light or dark, for this start."),
                                   QStringLiteral("name"));
    const QCommandLineOption offline(QStringLiteral("offline"), QStringLiteral("Open no socket."));
    const QCommandLineOption background(QStringLiteral("background"), QStringLiteral("Start in the tray."));
    QCommandLineOption size(QStringLiteral("size"), QStringLiteral("Size of the window."), QStringLiteral("WxH"));
    QCommandLineOption room(QStringLiteral("open-room"), QStringLiteral("Show this room."), QStringLiteral("name"));
    QCommandLineOption drawer(QStringLiteral("drawer"), QStringLiteral("Open members, files, search or paths."),
                              QStringLiteral("name"));
    QCommandLineOption picture(QStringLiteral("screenshot"), QStringLiteral("Write a picture and quit."),
                               QStringLiteral("file"));
    QCommandLineOption report(QStringLiteral("report"), QStringLiteral("Say what frames take, scrolling so many."),
                              QStringLiteral("frames"));
    for (auto* hidden : {&size, &room, &drawer, &picture, &report})
        hidden->setFlags(QCommandLineOption::HiddenFromHelp);
    parser.addOptions({profile, language, theme, offline, background, size, room, drawer, picture, report});
    parser.addPositionalArgument(QStringLiteral("what"), QStringLiteral("An invitation (ieum:…), or a bundle's file."),
                                 QStringLiteral("[what]"));
    parser.process(app);

    Options options;
    options.profile = QDir(parser.value(profile)).absolutePath();
    options.language = parser.value(language);
    options.theme = parser.value(theme);
    options.background = parser.isSet(background);
    options.offline = parser.isSet(offline);
    options.openRoom = parser.value(room);
    options.drawer = parser.value(drawer);
    options.handed = handedOf(parser.positionalArguments().value(0));
    options.screenshot = parser.value(picture);
    if (parser.isSet(report)) options.report = parser.value(report).toInt();
    options.size = sizeOf(parser.value(size));
    return options;
}

} // namespace ieum::desktop
