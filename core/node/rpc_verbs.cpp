// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "node/rpc_verbs.h"

#include "node/rpc_groups.h"

namespace ieum::node {

const Verb* findVerb(const QString& name) {
    for (const auto& group :
         {roomVerbs(), policyVerbs(), messageVerbs(), laterVerbs(), changeVerbs(), fileVerbs(), pathVerbs(),
          transferVerbs(), deviceVerbs(), bundleVerbs(), backupVerbs(), outageVerbs(), lanVerbs(), recoveryVerbs(),
          vaultVerbs(), keepingVerbs(), trafficVerbs(), roomHandoverVerbs(), tieVerbs()}) {
        for (const Verb& verb : group) {
            if (name == QLatin1String(verb.name)) return &verb;
        }
    }
    return nullptr;
}

void runVerb(Api& api, const QString& name, const QJsonObject& arguments, const JsonReply& reply) {
    const Verb* verb = findVerb(name);
    if (verb == nullptr) return reply(fail(Cause::Input, NodeError::BadRequest));
    verb->run(api, arguments, reply);
}

} // namespace ieum::node
