// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/error.h"
#include "crypto/error.h"
#include "feed/error.h"
#include "net/error.h"
#include "node/error.h"
#include "node/sentences.h"
#include "node/sentences_below.h"
#include "replica/error.h"
#include "room/error.h"
#include "store/error.h"
#include "sync/error.h"
#include "transfer/error.h"
#include "vault/error.h"
#include "wire/error.h"

#include <QtTest>

using namespace ieum;

namespace {

/// The codes of one folder that have no sentence, as text.
template <class Code> QString missing(const char* folder) {
    QString text;
    for (uint16_t code = 1; code < static_cast<uint16_t>(Code::End_); ++code) {
        if (node::sentenceSourceOf(folderOf(Code{}), code) == nullptr)
            text += QStringLiteral("%1 %2 ").arg(folder).arg(code);
    }
    return text;
}

} // namespace

class TestSentences : public QObject {
    Q_OBJECT
  private slots:
    void everyCodeOfEveryFolderHasOne() {
        const QString without =
            missing<BaseError>("base") + missing<CryptoError>("crypto") + missing<WireError>("wire") +
            missing<FeedError>("feed") + missing<RoomError>("room") + missing<VaultError>("vault") +
            missing<SyncError>("sync") + missing<transfer::TransferError>("transfer") + missing<StoreError>("store") +
            missing<NetError>("net") + missing<ReplicaError>("replica") + missing<NodeError>("node");
        QVERIFY2(without.isEmpty(), qPrintable(without));
    }
    void foldersWithoutDiskAndNetworkHaveATableOfTheirOwn() {
        QVERIFY(!node::sentencesBelow(Folder::Sync).empty());
        QVERIFY(node::sentencesBelow(Folder::Net).empty());
    }
    void eachIsOneSentenceThatEndsAsOne() {
        for (int folder = 0; folder <= static_cast<int>(Folder::Node); ++folder) {
            for (uint16_t code = 1; const char* source = node::sentenceSourceOf(static_cast<Folder>(folder), code);
                 ++code) {
                const QString text = QString::fromUtf8(source);
                QVERIFY2(text.endsWith('.') && text[0].isUpper() == text[0].isLetter(), source);
                QVERIFY2(!text.contains(QLatin1String(". ")) && !text.contains('\n'), source);
                QVERIFY2(text.count(QLatin1String("%1")) <= 1, source);
            }
        }
    }
    void fillsTheNumberIn() {
        const Error error = fail(Cause::Machine, NetError::PortTaken, 47474).value();
        QVERIFY(QString::fromStdString(node::sentenceOf(error)).startsWith(QLatin1String("Port 47474 is taken")));
    }
    void saysSomethingAboutACodeOfANewerVersion() {
        Error error;
        error.code = 999;
        QVERIFY(node::sentenceSourceOf(error.folder, error.code) == nullptr);
        QVERIFY(!node::sentenceOf(error).empty());
    }
};

QTEST_GUILESS_MAIN(TestSentences)
#include "tst_sentences.moc"
