// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What ieumctl, scripts and a second process can ask of a running profile, as names with JSON arguments and answers
// (docs/cli.md lists them). Each verb asks the Api once or twice; all of it happens on the Api's thread.
#pragma once

#include "node/api.h"

#include <QJsonObject>
#include <QJsonValue>

namespace ieum::node {

using JsonReply = std::function<void(Result<QJsonValue>)>;

struct Verb {
    const char* name;
    void (*run)(Api& api, const QJsonObject& arguments, const JsonReply& reply);
};

/// nullptr when there is none of that name.
const Verb* findVerb(const QString& name);
/// Finds and runs. Errors: BadRequest, and those of the requests.
void runVerb(Api& api, const QString& name, const QJsonObject& arguments, const JsonReply& reply);

} // namespace ieum::node
