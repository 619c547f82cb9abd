// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/main/making.h"

#include "ui/main/incubation.h"

#include <QQmlComponent>
#include <QQmlEngine>
#include <QQuickWindow>

namespace ieum::ui {

QUrl mainFile() { return QUrl(QStringLiteral("qrc:/qt-project.org/imports/Ieum/Main/Main.qml")); }

std::unique_ptr<QQuickWindow> makeWindow(QQmlEngine& engine, const QVariantMap& properties) {
    QQmlComponent component(&engine, mainFile());
    std::unique_ptr<QObject> made(component.beginCreate(engine.rootContext()));
    auto* window = qobject_cast<QQuickWindow*>(made.get());
    if (made != nullptr) component.setInitialProperties(made.get(), properties);
    // Without it everything that can be made between frames would be made at once.
    if (window != nullptr) engine.setIncubationController(new Incubation(window));
    component.completeCreate();
    for (const QQmlError& error : component.errors()) qWarning("%s", qPrintable(error.toString()));
    if (component.isError() || window == nullptr) return nullptr;
    (void)made.release();
    return std::unique_ptr<QQuickWindow>(window);
}

} // namespace ieum::ui
