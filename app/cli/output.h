// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What is printed. Texts of others may hold anything, also what would steer a terminal, so people see them cleaned.
#pragma once

#include "node/error.h"

#include <QJsonObject>
#include <QJsonValue>

namespace ieum::cli {

void printLine(const QString& text);
/// With its end.
QByteArray jsonLine(const QJsonObject& object);
void printJson(const QJsonObject& object);
/// An object is a line, a list is a line for each.
void printJson(const QJsonValue& value);
/// One sentence on the standard error output.
void complain(const Error& error);
void complain(const QString& sentence);

/// Without control and direction characters; further lines are indented.
QString plain(const QJsonValue& text);
/// "2026-03-01 09:00" of an ISO time, "never" of null.
QString shortTime(const QJsonValue& time);
/// "export DIR/chat: writing, 300 of 1000 messages, 12.5 MB", of a row of `transfer list`.
QString transferText(const QJsonValue& row);
/// "12.5 MB".
QString sizeText(double bytes);

} // namespace ieum::cli
