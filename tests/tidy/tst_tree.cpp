// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// This checkout keeps its own rules, but for what exceptions.txt excuses.

#include "tidy/edges.h"
#include "tidy/exceptions.h"
#include "tidy/faults.h"
#include "tidy/layout.h"
#include "tidy/qml_rules.h"
#include "tidy/sizes.h"
#include "tidy/words.h"

#include <QTest>
#include <cstdio>

using namespace ieum::tidy;

class TestTree : public QObject {
    Q_OBJECT
  private slots:
    void everyRuleIsKept() {
        const QByteArray top = qgetenv("IEUM_SOURCE_DIR");
        QVERIFY2(!top.isEmpty(), "IEUM_SOURCE_DIR names the checkout; ctest sets it");
        const SourceTree tree = readTree(top.toStdString());
        const SourceFile* list = tree.find(exceptionsPath);
        QVERIFY2(list != nullptr && tree.files().size() > 50, "this is not the checkout");

        Findings findings;
        for (const auto check : {checkEdges, checkWords, checkQml, checkSizes, checkLayout, checkFaults})
            append(findings, check(tree));
        const Findings left = withoutExceptions(findings, list->text, tree);
        // Qt Test cuts long messages, so the findings are printed one by one.
        for (const auto& finding : left) std::fprintf(stderr, "%s\n", toText(finding).c_str());
        QVERIFY2(left.empty(), "see the findings above");
    }
};

QTEST_GUILESS_MAIN(TestTree)
#include "tst_tree.moc"
