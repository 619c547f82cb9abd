// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "node/any_asked.h"

#include <QTest>

namespace ieum::node {

class TestAnyAsked : public QObject {
    Q_OBJECT
  private slots:
    void isTheRequestThatItWasMadeOf() {
        AnyAsked asked(Asked<FindRoom>{{"모임"}, {}});
        QVERIFY(asked.get<FindPerson>() == nullptr);
        QVERIFY(asked.get<FindRoom>() != nullptr);
        QCOMPARE(asked.get<FindRoom>()->request.text, "모임");
    }

    void isVisitedOnceAsWhatItIs() {
        AnyAsked asked(Asked<FindRoom>{{"모임"}, {}});
        std::vector<std::string> visited;
        asked.visit([&]<class Request>(const Asked<Request>& each) {
            if constexpr (std::same_as<Request, FindRoom>)
                visited.push_back(each.request.text);
            else
                visited.push_back("another");
        });
        QCOMPARE(visited, std::vector<std::string>{"모임"});
    }

    void takesAlongWhatItHolds() {
        const auto held = std::make_shared<int>(0);
        {
            AnyAsked asked(Asked<GetStatus>{{}, [held](const Result<StatusRow>&) { ++*held; }});
            AnyAsked moved = std::move(asked);
            QCOMPARE(held.use_count(), 2L);
            moved.get<GetStatus>()->reply(StatusRow());
        }
        QCOMPARE(*held, 1);
        QCOMPARE(held.use_count(), 1L);
    }

    void tellsWhoeverAskedWhyItIsRefused() {
        std::optional<Error> why;
        AnyAsked asked(Asked<GetStatus>{{}, [&](const Result<StatusRow>& answer) { why = answer.error(); }});
        asked.refuse(fail(Cause::Input, NodeError::NoSuchRoom).value());
        QVERIFY(why && why->is(NodeError::NoSuchRoom));
    }
};

} // namespace ieum::node

QTEST_GUILESS_MAIN(ieum::node::TestAnyAsked)
#include "tst_any_asked.moc"
