// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Every NN, IK, XK and XX vector of cacophony and snow, from both sides, through the transport messages.
#include "crypto/init.h"
#include "crypto/noise.h"
#include "vectors.h"

using namespace ieum;
using namespace ieum::crypto;
using namespace ieum::crypto::test;

class TestNoiseVectors : public QObject {
    Q_OBJECT
  private slots:
    void initTestCase();
    void bothSidesProduceTheVector_data();
    void bothSidesProduceTheVector();
    void thereAreVectorsForEveryPattern();

  private:
    QJsonArray m_ours;
};

namespace {

std::optional<Pattern> patternOf(const QString& protocolName) {
    const QString suffix = QStringLiteral("_25519_ChaChaPoly_BLAKE2b");
    if (protocolName == u"Noise_NN"_qs + suffix) return Pattern::NN;
    if (protocolName == u"Noise_IK"_qs + suffix) return Pattern::IK;
    if (protocolName == u"Noise_XK"_qs + suffix) return Pattern::XK;
    if (protocolName == u"Noise_XX"_qs + suffix) return Pattern::XX;
    return std::nullopt;
}

Handshake sideOf(const QJsonObject& vector, bool initiator, Random& random) {
    const auto has = [&](const char* name) { return vector.contains(QLatin1String(name)); };
    const char* staticName = initiator ? "init_static" : "resp_static";
    std::optional<AgreementKey> localStatic;
    if (has(staticName)) localStatic = agreementKeyIn(vector, staticName);
    Handshake::Config config;
    config.pattern = patternOf(vector[u"protocol_name"_qs].toString()).value();
    config.initiator = initiator;
    config.prologue = bytesIn(vector, initiator ? "init_prologue" : "resp_prologue");
    config.localStatic = localStatic ? &*localStatic : nullptr;
    if (initiator && has("init_remote_static")) {
        config.remoteStatic = AgreementPublicKey::from(bytesIn(vector, "init_remote_static"));
    }
    config.fixedEphemeral = agreementKeyIn(vector, initiator ? "init_ephemeral" : "resp_ephemeral");
    return Handshake(std::move(config), random);
}

void compareMessage(const QJsonObject& message, const Result<Bytes>& written, const Result<Bytes>& read) {
    QVERIFY(written.has_value());
    QCOMPARE(hexOf(*written), message[u"ciphertext"_qs].toString());
    QVERIFY(read.has_value());
    QCOMPARE(hexOf(*read), message[u"payload"_qs].toString());
}

} // namespace

void TestNoiseVectors::initTestCase() {
    QVERIFY(initialise().has_value());
    IEUM_NEEDS_EXTERNAL_DATA();
    const auto all = externalVectors("noise-25519-chachapoly-blake2b.json").object()[u"vectors"_qs].toArray();
    for (const auto& entry : all) {
        if (patternOf(entry.toObject()[u"protocol_name"_qs].toString())) m_ours.append(entry);
    }
    qInfo("%lld Noise vectors of NN, IK, XK and XX out of %lld", static_cast<long long>(m_ours.size()),
          static_cast<long long>(all.size()));
    QVERIFY(!m_ours.isEmpty());
}

void TestNoiseVectors::bothSidesProduceTheVector_data() {
    QTest::addColumn<QJsonObject>("vector");
    for (const auto& entry : m_ours) {
        const QJsonObject vector = entry.toObject();
        const QString name = vector[u"protocol_name"_qs].toString() + u' ' + vector[u"source"_qs].toString();
        QTest::newRow(qPrintable(name)) << vector;
    }
}

void TestNoiseVectors::bothSidesProduceTheVector() {
    QFETCH(QJsonObject, vector);
    CountingRandom random;
    Handshake sides[] = {sideOf(vector, true, random), sideOf(vector, false, random)};
    std::vector<Transport> transports;
    const QJsonArray messages = vector[u"messages"_qs].toArray();
    for (qsizetype i = 0; i < messages.size(); ++i) {
        const QJsonObject message = messages[i].toObject();
        const Bytes payload = bytesIn(message, "payload");
        const auto from = static_cast<size_t>(i % 2);
        if (!sides[0].finished()) {
            const Result<Bytes> written = sides[from].write(payload);
            QVERIFY(written.has_value());
            compareMessage(message, written, sides[1 - from].read(*written));
            continue;
        }
        if (transports.empty()) {
            QVERIFY(sides[1].finished());
            for (Handshake& side : sides) transports.push_back(side.split());
        }
        const Result<Bytes> written = transports[from].encrypt(payload);
        QVERIFY(written.has_value());
        compareMessage(message, written, transports[1 - from].decrypt(*written));
    }
    QCOMPARE(transports.size(), size_t(2));
    QVERIFY(sides[0].hash() == sides[1].hash());
    if (vector.contains(u"handshake_hash"_qs)) {
        QCOMPARE(hexOf(sides[0].hash()), vector[u"handshake_hash"_qs].toString());
    }
}

void TestNoiseVectors::thereAreVectorsForEveryPattern() {
    QSet<QString> names;
    for (const auto& entry : m_ours) names.insert(entry.toObject()[u"protocol_name"_qs].toString());
    QCOMPARE(names.size(), 4);
}

QTEST_GUILESS_MAIN(TestNoiseVectors)
#include "tst_noise_vectors.moc"
