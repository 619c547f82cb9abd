// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// This checkout keeps its own rules, but for what exceptions.txt excuses.

#include "tidy/edges.h"
#include "tidy/exceptions.h"
#include "tidy/layout.h"
#include "tidy/qml_rules.h"
#include "tidy/sizes.h"
#include "tidy/words.h"

#include <QTest>

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
        for (const auto check : {checkEdges, checkWords, checkQml, checkSizes, checkLayout})
            append(findings, check(tree));
        QStringList lines;
        for (const auto& finding : withoutExceptions(findings, list->text, tree))
            lines << QString::fromStdString(toText(finding));
        const QString report = QString("%1 findings\n%2").arg(lines.size()).arg(lines.join('\n'));
        QVERIFY2(lines.isEmpty(), qPrintable(report));
    }
};

QTEST_GUILESS_MAIN(TestTree)
#include "tst_tree.moc"
