// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Over real pipes, of which nobody reads, or somebody late.
#include "cli/patient_output.h"

#include <QtTest>

#include <array>
#include <csignal>
#include <fcntl.h>
#include <unistd.h>

using namespace ieum::cli;

namespace {

constexpr int pipeBytes = 4 * 4096; ///< a pipe is full when each of its pages has something

class Pipe {
  public:
    Pipe() {
        if (::pipe(m_ends.data()) != 0) qFatal("no pipe");
        (void)::fcntl(m_ends[1], F_SETPIPE_SZ, pipeBytes);
        (void)::fcntl(m_ends[0], F_SETFL, O_NONBLOCK);
    }
    ~Pipe() {
        closeReading();
        ::close(m_ends[1]);
    }
    int writing() const { return m_ends[1]; }
    void closeReading() {
        if (m_ends[0] >= 0) ::close(std::exchange(m_ends[0], -1));
    }
    /// What is there now, behind what was there before.
    const QByteArray& readOnto(QByteArray& got) {
        got.append(read());
        return got;
    }
    /// What is there now.
    QByteArray read() {
        QByteArray all;
        std::array<char, 1024> some{};
        for (ssize_t bytes; (bytes = ::read(m_ends[0], some.data(), some.size())) > 0;) all.append(some.data(), bytes);
        return all;
    }

  private:
    std::array<int, 2> m_ends{};
};

QByteArray line(int number) { return QByteArray::number(number).rightJustified(99, '.') + '\n'; }
QByteArray lines(int from, int to) {
    QByteArray all;
    for (int i = from; i < to; ++i) all += line(i);
    return all;
}
QByteArray gap(qint64 missing) { return "missing " + QByteArray::number(missing) + '\n'; }

} // namespace

class TestPatientOutput : public QObject {
    Q_OBJECT
  private slots:
    void whatIsTakenAtOnceIsWrittenAtOnce() {
        Pipe pipe;
        PatientOutput output(pipe.writing(), gap);
        for (int i = 0; i < 10; ++i) output.put(line(i));
        QCOMPARE(pipe.read(), lines(0, 10));
    }

    void whoReadsLateGetsEveryLineInOrder() {
        Pipe pipe;
        PatientOutput output(pipe.writing(), gap);
        for (int i = 0; i < 1000; ++i) output.put(line(i)); // 100 kB: nobody reads, and this goes on
        QByteArray got = pipe.read();
        QVERIFY(got.size() <= pipeBytes);
        QTRY_COMPARE(pipe.readOnto(got).size(), lines(0, 1000).size());
        QCOMPARE(got, lines(0, 1000));
    }

    void whatIsTooMuchIsLeftOutAndSaidInItsPlace() {
        Pipe pipe;
        constexpr int most = 2000, said = 400;
        PatientOutput output(pipe.writing(), gap, most);
        for (int i = 0; i < said; ++i) output.put(line(i));
        QByteArray got;
        QTRY_VERIFY(pipe.readOnto(got).contains("missing"));
        const auto kept = static_cast<int>(got.indexOf("missing") / line(0).size());
        QVERIFY(kept > most / line(0).size() && kept <= (pipeBytes + most) / line(0).size());
        QCOMPARE(got, lines(0, kept) + gap(said - kept));
        output.put(line(said));
        QCOMPARE(pipe.read(), line(said));
    }

    void theRestIsGivenToWhoStillReads() {
        Pipe pipe;
        auto output = std::make_unique<PatientOutput>(pipe.writing(), gap);
        constexpr int said = 200; // more than the pipe holds
        for (int i = 0; i < said; ++i) output->put(line(i));
        const QByteArray first = pipe.read();
        QVERIFY(first.size() < lines(0, said).size());
        output.reset();
        QCOMPARE(first + pipe.read(), lines(0, said));
    }

    void whoStoppedHoldsNobodyUp() {
        Pipe pipe;
        auto output = std::make_unique<PatientOutput>(pipe.writing(), gap);
        for (int i = 0; i < 1000; ++i) output->put(line(i));
        output.reset(); // would never return if it waited for him
        QVERIFY(pipe.read().size() <= pipeBytes);
    }

    void whoIsGoneIsWrittenToNoMore() {
        Pipe pipe;
        PatientOutput output(pipe.writing(), gap);
        const auto before = std::signal(SIGPIPE, SIG_IGN);
        pipe.closeReading();
        for (int i = 0; i < 3; ++i) output.put(line(i));
        std::signal(SIGPIPE, before);
        QVERIFY(errno == EPIPE);
    }
};

QTEST_GUILESS_MAIN(TestPatientOutput)
#include "tst_patient_output.moc"
