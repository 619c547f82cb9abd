// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The files of docs/vectors against what the code computes today. --regenerate writes them.
#include "crypto/init.h"
#include "vectors/vectors.h"

#include <QFile>
#include <QJsonDocument>
#include <QTest>

using namespace ieum;

namespace {

struct VectorFile {
    const char* name;
    QJsonObject (*make)();
};
constexpr VectorFile files[] = {{"derivations", vectors::derivations},
                                {"devices", vectors::devices},
                                {"epochs", vectors::epochs},
                                {"events", vectors::events},
                                {"meetings", vectors::meetings},
                                {"past", vectors::past},
                                {"rooms", vectors::rooms},
                                {"sessions", vectors::sessions},
                                {"transcripts", vectors::transcripts}};

QString pathOf(const char* name) {
    return qEnvironmentVariable("IEUM_SOURCE_DIR", ".") + "/docs/vectors/" + QLatin1String(name) + ".json";
}

int regenerate() {
    for (const VectorFile& each : files) {
        QFile file(pathOf(each.name));
        if (!file.open(QIODevice::WriteOnly) || file.write(QJsonDocument(each.make()).toJson()) < 0) return 1;
    }
    return 0;
}

/// The names of all values that differ.
void compare(const QString& at, const QJsonValue& written, const QJsonValue& computed, QStringList& different) {
    if (written == computed) return;
    if (written.isObject() && computed.isObject()) {
        QStringList keys = written.toObject().keys() + computed.toObject().keys();
        keys.removeDuplicates();
        for (const QString& key : keys) compare(at + "." + key, written[key], computed[key], different);
    } else if (written.isArray() && computed.isArray() && written.toArray().size() == computed.toArray().size()) {
        for (qsizetype i = 0; i < written.toArray().size(); ++i) {
            compare(at + "[" + QString::number(i) + "]", written.toArray()[i], computed.toArray()[i], different);
        }
    } else {
        different << at;
    }
}

} // namespace

class TestVectors : public QObject {
    Q_OBJECT
  private slots:
    void initTestCase() { QVERIFY(crypto::initialise()); }
    void theFilesSayWhatTheCodeComputes_data() {
        QTest::addColumn<int>("index");
        for (int i = 0; i < int(std::size(files)); ++i) QTest::newRow(files[i].name) << i;
    }
    void theFilesSayWhatTheCodeComputes() {
        QFETCH(int, index);
        const VectorFile& each = files[index];
        QFile file(pathOf(each.name));
        QVERIFY2(file.open(QIODevice::ReadOnly), "is IEUM_SOURCE_DIR the checkout?");
        const QJsonDocument written = QJsonDocument::fromJson(file.readAll());
        QVERIFY(written.isObject());
        QStringList different;
        compare(each.name, written.object(), each.make(), different);
        QVERIFY2(different.isEmpty(), qPrintable("bytes on disk or wire have changed: " + different.join(", ")));
    }
    void aChangedByteIsNoticed() {
        QJsonObject changed = vectors::events();
        QJsonArray ranges = changed["ranges"].toArray();
        QJsonObject range = ranges[1].toObject();
        range["feed"] = "00";
        ranges[1] = range;
        changed["ranges"] = ranges;
        QStringList different;
        compare("events", changed, vectors::events(), different);
        QCOMPARE(different, QStringList{"events.ranges[1].feed"});
    }
};

int main(int argc, char** argv) {
    if (argc == 2 && std::string_view(argv[1]) == "--regenerate") return crypto::initialise() ? regenerate() : 1;
    QCoreApplication application(argc, argv);
    TestVectors test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_vectors.moc"
