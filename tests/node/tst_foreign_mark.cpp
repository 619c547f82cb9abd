// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "node/foreign_mark.h"

#include <QTemporaryDir>
#include <QtTest>

#include <sys/xattr.h>

using namespace ieum::node;

class TestForeignMark : public QObject {
    Q_OBJECT
    QTemporaryDir m_folder;

  private slots:
    void theMarkSaysByWhatItCameAndNoMore() {
        const QByteArray path = m_folder.filePath("file").toUtf8();
        QFile file(QString::fromUtf8(path));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.close();
        if (::setxattr(path.constData(), "user.test", "x", 1, 0) != 0) QSKIP("this file system has no attributes");
        QVERIFY(::removexattr(path.constData(), "user.test") == 0);
        markForeign(path.toStdString());
        QByteArray names(1024, '\0');
        names.resize(static_cast<int>(::listxattr(path.constData(), names.data(), 1024)));
        QCOMPARE(names, QByteArray("user.xdg.origin.url") + '\0');
        QByteArray value(1024, '\0');
        value.resize(static_cast<int>(::getxattr(path.constData(), foreignMarkName, value.data(), 1024)));
        QCOMPARE(value, QByteArray("ieum:"));
    }
    void aFileThatIsNotThereIsNoFault() { markForeign(m_folder.filePath("none").toStdString()); }
};

QTEST_GUILESS_MAIN(TestForeignMark)
#include "tst_foreign_mark.moc"
