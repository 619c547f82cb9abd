// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Makes the window, by an engine without QQmlApplicationEngine's file selectors: those look for eight variants of every
// file and folder that is named, which was a sixth of what a start took of the processor, and we have none.
#pragma once

#include <QUrl>
#include <QVariantMap>
#include <memory>

class QQmlEngine;
class QQuickWindow;

namespace ieum::ui {

QUrl mainFile();

/// Hidden as yet. nullptr: the engine has warned of what is wrong. Ends before the engine and what it was given.
std::unique_ptr<QQuickWindow> makeWindow(QQmlEngine& engine, const QVariantMap& properties);

} // namespace ieum::ui
