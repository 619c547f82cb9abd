// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "node/backup_reading.h"
#include "node/profile.h"
#include "store/error.h"

#include <QtTest>

using namespace ieum;
using namespace ieum::node;

/// A profile that is open, in this process.
class TestBackups : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;
    std::string path(const char* name) const { return m_folder.filePath(QLatin1String(name)).toStdString(); }

    std::unique_ptr<Api> open(const char* name) const {
        NodeOptions options;
        options.profileFolder = path(name);
        options.stateFolder = path("state");
        options.goOnline = false;
        std::unique_ptr<Api> api;
        bool answered = false;
        openNode(std::move(options), [&](Result<std::unique_ptr<Api>> opened) {
            answered = true;
            if (opened) api = std::move(*opened);
        });
        (void)QTest::qWaitFor([&] { return answered; }, 30'000);
        return api;
    }
    template <class Request> static Result<typename Request::Answer> ask(Api& api, Request request) {
        std::optional<Result<typename Request::Answer>> got;
        api.ask(std::move(request), [&](auto answer) { got.emplace(std::move(answer)); });
        (void)QTest::qWaitFor([&] { return got.has_value(); }, 60'000);
        return got ? *got : fail(Cause::Machine, NodeError::Stopped);
    }

  private slots:
    void initTestCase() { QVERIFY(createProfile({path("sea"), "바다", ""})); }
    void theProfileGoesOnWhileItIsWritten() {
        const auto api = open("sea");
        QVERIFY(api);
        const auto room = ask(*api, CreateRoom{"방"});
        QVERIFY(room);
        std::vector<BackupProgress> told;
        api->listen([&](const Event& event) {
            if (const auto* progress = std::get_if<BackupProgress>(&event)) told.push_back(*progress);
        });
        std::optional<Result<BackupWritten>> written;
        api->ask(WriteBackup{path("backup"), "젖은 성냥"}, [&](auto answer) { written.emplace(std::move(answer)); });
        const auto second = ask(*api, WriteBackup{path("elsewhere"), "젖은 성냥"});
        QVERIFY(!second && second.error().is(NodeError::BackupUnderWay));
        SendMessage message;
        message.room = *room;
        message.text = "그동안에도";
        QVERIFY(ask(*api, message));
        QTRY_VERIFY_WITH_TIMEOUT(written.has_value(), 60'000);
        QVERIFY(*written);
        QVERIFY((*written)->run == 1 && (*written)->bytes > 0 && (*written)->leftOut == 0);
        QVERIFY(!told.empty() && told[0].path == path("backup") && told[0].total >= told[0].done);
        QVERIFY(!QFile::exists(m_folder.filePath("elsewhere")));
        const auto again = ask(*api, WriteBackup{path("backup"), "젖은 성냥"});
        QVERIFY(again && again->run == 2 && again->addedBytes < again->bytes / 2);
        const auto row = verifyBackup(path("backup"), "젖은 성냥");
        QVERIFY(row && row->name == "바다" && row->run == 2);
    }
    void whatIsRefusedSaysWhy() {
        const auto api = open("sea");
        QVERIFY(api);
        const auto open = ask(*api, WriteBackup{path("open"), ""});
        QVERIFY(!open && open.error().is(StoreError::PassphraseNeeded));
        QVERIFY(!QFile::exists(m_folder.filePath("open")));
        QVERIFY(!ask(*api, WriteBackup{path("no/such/folder"), "젖은 성냥"}));
        QVERIFY(!ask(*api, WriteBackup{m_folder.path().toStdString(), "젖은 성냥"}));
    }
    void aRestoredProfileReadsAndDoesNotWrite() {
        QVERIFY(restoreBackup({path("backup"), "젖은 성냥", path("again"), ""}));
        const auto api = open("again");
        QVERIFY(api);
        const auto rooms = ask(*api, ListRooms{});
        QVERIFY(rooms && rooms->size() == 1);
        const auto hits = ask(*api, Search{"그동안", {}, "", 5});
        QVERIFY(hits && hits->size() == 1);
        const auto status = ask(*api, GetStatus{});
        QVERIFY(status && status->restored.readOnly && status->restored.why == RestoredRow::Why::Copied);
    }
    void whoeverGoesMeanwhileLeavesNothing() {
        auto api = open("sea");
        QVERIFY(api);
        bool answered = false;
        api->ask(WriteBackup{path("left"), "젖은 성냥"}, [&](const auto&) { answered = true; });
        api.reset();
        QVERIFY(!QFile::exists(m_folder.filePath("left")));
        QVERIFY(!answered);
    }
};

QTEST_GUILESS_MAIN(TestBackups)
#include "tst_backups.moc"
