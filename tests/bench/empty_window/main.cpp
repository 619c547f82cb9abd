// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The least that a window of Qt Quick Controls can be, as large as ours: what start and memory are compared with. Says
// when its first frame is there, as `ieum --report` does.
#include <QGuiApplication>
#include <QQmlApplicationEngine>
#include <QQuickStyle>
#include <QQuickWindow>

#include <cstdio>

int main(int argc, char* argv[]) {
    const QGuiApplication app(argc, argv);
    QQuickStyle::setStyle(QStringLiteral("Basic"));
    QQmlApplicationEngine engine;
    engine.loadData("import QtQuick.Controls.Basic\n"
                    "ApplicationWindow { width: 1180; height: 760; visible: true }\n");
    if (engine.rootObjects().isEmpty()) return 1;
    auto* window = qobject_cast<QQuickWindow*>(engine.rootObjects().first());
    bool isTold = false;
    const auto tell = [&isTold] {
        if (std::exchange(isTold, true)) return;
        std::printf("{\"event\":\"first_frame\"}\n");
        std::fflush(stdout);
    };
    QObject::connect(window, &QQuickWindow::frameSwapped, window, tell, Qt::QueuedConnection);
    return QGuiApplication::exec();
}
