// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Puts one faulty file into a tree in memory and looks at it with one check.
#pragma once

#include "tidy/finding.h"
#include "tidy/source_tree.h"

#include <QString>
#include <QStringList>

namespace ieum::tidy {

using Check = Findings (*)(const SourceTree&);

/// The rules that were broken, "rule:line", sorted as found and joined with a space; empty when the text is innocent.
inline QString brokenBy(Check check, const QString& path, const QString& text) {
    SourceTree tree;
    tree.add(path.toStdString(), text.toStdString());
    QStringList rules;
    for (const auto& finding : check(tree)) {
        if (finding.advice.empty()) return QStringLiteral("a finding without advice");
        rules << QString::fromStdString(finding.rule) + ":" + QString::number(finding.line);
    }
    return rules.join(' ');
}

} // namespace ieum::tidy
