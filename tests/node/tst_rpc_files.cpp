// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "node/api_of_a_test.h"
#include "node/rpc_rows.h"
#include "node/verb_answer.h"

#include <QtTest>

using namespace ieum;
using namespace ieum::node;

namespace {

FileRow file(char digit, const char* name) {
    FileRow row;
    row.id = idOf<FileId>(digit);
    row.name = name;
    row.sizeBytes = 1000;
    row.haveBytes = 10;
    row.holders = {"바다"};
    return row;
}

} // namespace

class TestRpcFiles : public QObject {
    Q_OBJECT
    ApiOfATest m_api;
    FileId m_saved;

  private slots:
    void init() {
        m_saved = {};
        // The same file was sent twice; two different ones have the same name.
        m_api.on<ListFiles>([](const ListFiles&) -> Result<std::vector<FileRow>> {
            return std::vector{file('1', "자료.pdf"), file('1', "자료.pdf"), file('2', "사진.jpg"),
                               file('3', "사진.jpg")};
        });
        m_api.on<SaveFile>([this](const SaveFile& request) -> Result<FileRow> {
            m_saved = request.file;
            return file('1', "자료.pdf");
        });
    }
    void aFileSentTwiceIsStillOneFile() {
        QVERIFY(answerOf(m_api, "get", {{"file", "자료.pdf"}, {"out", "/there"}}).has_value());
        QCOMPARE(m_saved, idOf<FileId>('1'));
    }
    void aNameOfTwoFilesNeedsTheId() {
        QVERIFY(isRefused(answerOf(m_api, "get", {{"file", "사진.jpg"}, {"out", "/there"}}), NodeError::NoSuchFile));
        QVERIFY(answerOf(m_api, "get", {{"file", QString(64, '3')}, {"out", "/there"}}).has_value());
        QCOMPARE(m_saved, idOf<FileId>('3'));
    }
    void savesOnlyToAnAbsolutePath() {
        QVERIFY(isRefused(answerOf(m_api, "get", {{"file", "자료.pdf"}, {"out", "there"}}), NodeError::BadRequest));
        QVERIFY(isRefused(answerOf(m_api, "get", {{"file", "자료.pdf"}}), NodeError::BadRequest));
    }
};

QTEST_GUILESS_MAIN(TestRpcFiles)
#include "tst_rpc_files.moc"
