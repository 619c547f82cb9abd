// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The window. Parses options, opens the door, shows it; everything else is in ui/ and behind node's Api.
#include "frame_report.h"
#include "node/handover.h"
#include "one_window.h"
#include "options.h"
#include "profile_calls.h"
#include "screenshot.h"
#include "ui/main/fonts.h"
#include "ui/main/making.h"
#include "ui/settings/preferences.h"
#include "ui/sound/recording_place.h"

#include <QGuiApplication>
#include <QIcon>
#include <QImage>
#include <QJsonObject>
#include <QPixmap>
#include <QQmlComponent>
#include <QQmlEngine>
#include <QQuickStyle>
#include <QQuickWindow>
#include <QSettings>
#include <QTimer>
#include <cstdio>
#include <memory>

namespace {

constexpr int iconAfterMs = 400; ///< the window is there by then, and nobody waits for this

std::unique_ptr<QSettings> keptSettings(const QString& name = QStringLiteral("window")) {
    return std::make_unique<QSettings>(QSettings::IniFormat, QSettings::UserScope, QStringLiteral("ieum"), name);
}

/// The door and what the user chose go in as required properties of the window.
std::unique_ptr<QQuickWindow> windowFor(QQmlEngine& engine, ieum::ui::Door& door, ieum::ui::Preferences& preferences,
                                        const ieum::desktop::Options& options) {
    auto window = ieum::ui::makeWindow(engine, {{QStringLiteral("door"), QVariant::fromValue(&door)},
                                                {QStringLiteral("preferences"), QVariant::fromValue(&preferences)},
                                                {QStringLiteral("openRoom"), options.openRoom},
                                                {QStringLiteral("firstDrawer"), options.drawer},
                                                {QStringLiteral("inBackground"), options.background}});
    if (window == nullptr) return nullptr;
    if (options.size)
        window->resize(*options.size);
    else
        preferences.places()->settle(window.get(), QStringLiteral("main"));
    return window;
}

/// By its format: without it every plugin of Qt's for pictures would be loaded to ask whether this is one of theirs.
void setIcon() {
    QGuiApplication::setWindowIcon(QIcon(QPixmap::fromImage(QImage(QStringLiteral(":/ieum/ieum.png"), "PNG"))));
}

/// Shows it what was handed over; nothing: shows itself.
void take(QQuickWindow* window, const QString& handed) {
    QMetaObject::invokeMethod(window, "take", Q_ARG(QString, handed));
}

void endBecauseInUse(const QString& sentence) {
    std::fprintf(stderr, "ieum: %s\n", qPrintable(sentence));
    QCoreApplication::exit(1);
}

/// Another process has this profile and listens: its window comes up instead of a second one.
void raiseOther(ieum::node::HandoverClient& other, bool isHanded) {
    other.ask(QStringLiteral("raise"), {}, [isHanded](const ieum::Result<QJsonValue>& done) {
        const char* raised = isHanded ? "Another program has this profile: give it the link or the file itself."
                                      : "Ieum is running already for this profile; its window was called.";
        std::fprintf(stderr, "ieum: %s\n", done ? raised : "Ieum is closing for this profile; try again.");
        QCoreApplication::exit(done && !isHanded ? 0 : 1);
    });
}

} // namespace

int main(int argc, char* argv[]) {
    QGuiApplication app(argc, argv);
    QCoreApplication::setApplicationName(QStringLiteral("ieum"));
    QCoreApplication::setApplicationVersion(QStringLiteral(IEUM_VERSION));
    QGuiApplication::setDesktopFileName(QStringLiteral("ieum"));
    QGuiApplication::setQuitOnLastWindowClosed(false); // it may go on in the tray: the window says when it ends
    QQuickStyle::setStyle(QStringLiteral("Basic"));
    const auto options = ieum::desktop::optionsOf(app);
    const auto engine = std::make_unique<QQmlEngine>();
    QObject::connect(engine.get(), &QQmlEngine::quit, &app, &QCoreApplication::quit, Qt::QueuedConnection);
    // Its files are read on a thread of the engine's while this one gets ready.
    auto early = std::make_unique<QQmlComponent>(engine.get(), ieum::ui::mainFile(), QQmlComponent::Asynchronous);
    ieum::ui::chooseFont(app);

    if (options.screenshot.isEmpty())
        app.setProperty("recentEmojiFile", keptSettings(QStringLiteral("emoji"))->fileName());
    ieum::ui::Preferences preferences(options.screenshot.isEmpty() ? keptSettings() : nullptr);
    preferences.overrideFor(options.theme, options.language);
    ieum::ui::Door door(ieum::desktop::profileCalls(options.profile, !options.offline));
    QObject::connect(&door, &ieum::ui::Door::inUse, &app, &endBecauseInUse);
    std::unique_ptr<ieum::desktop::Screenshot> screenshot;
    std::unique_ptr<ieum::desktop::FrameReport> report;
    std::unique_ptr<QQuickWindow> window; // knows the door and the preferences

    ieum::desktop::OneWindow one(options.profile);
    ieum::node::HandoverClient other;
    const auto begin = [&](bool isRunning) {
        if (isRunning) return raiseOther(other, !options.handed.isEmpty());
        one.listen();
        door.knock(); // its own threads open the profile while this one makes the window
        preferences.speak(engine.get());
        ieum::ui::warmFonts(preferences.property("textPercent").toInt()); // the engine's thread is still reading
        window = windowFor(*engine, door, preferences, options);
        early.reset();
        if (window == nullptr) return QCoreApplication::exit(1);
        QObject::connect(&one, &ieum::desktop::OneWindow::called, window.get(),
                         [&window](const QString& handed) { take(window.get(), handed); });
        if (!options.handed.isEmpty()) take(window.get(), options.handed);
        if (options.report) report = std::make_unique<ieum::desktop::FrameReport>(window.get(), *options.report);
        if (!options.screenshot.isEmpty())
            screenshot = std::make_unique<ieum::desktop::Screenshot>(window.get(), options.screenshot);
    };
    QTimer::singleShot(iconAfterMs, &app, &setIcon);
    QTimer::singleShot(iconAfterMs, &app, &ieum::ui::removeLeftRecordings);
    // From the loop, so that whatever happens first can end it.
    QTimer::singleShot(0, &app, [&] {
        if (!options.screenshot.isEmpty() || !one.callOther(options.handed))
            return other.open(options.profile.toStdString(), begin);
        std::fprintf(stderr, "ieum: Ieum is running already for this profile; its window was called.\n");
        QCoreApplication::exit(0);
    });
    return QGuiApplication::exec();
}
