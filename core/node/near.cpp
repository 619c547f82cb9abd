// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "node/near.h"

#include "crypto/system_random.h"
#include "net/host_port.h"
#include "net/interfaces.h"
#include "node/error.h"

#include <QTimer>

#include <algorithm>
#include <map>

namespace ieum::node {
namespace {

using Stage = NearTalk::Stage;

/// Null where it cannot be read.
QHostAddress hostOf(const std::string& remoteAddress) {
    const auto parsed = net::parseHostPort(remoteAddress);
    return parsed ? QHostAddress(QString::fromStdString(parsed->host)) : QHostAddress();
}
bool isSame(const QHostAddress& a, const QHostAddress& b) { return a.isEqual(b, QHostAddress::TolerantConversion); }

struct One {
    NearTalk talk;
    QHostAddress host;
    size_t frames = 0; ///< that came
};

/// Lives on the thread of the QCoreApplication; what its network tells is queued to it and dies with it.
class Talks : public QObject, public Near {
  public:
    Talks(net::NetworkOptions network, NearSelf self, Told told, int64_t answerMs)
        : m_options(std::move(network)), m_self(std::move(self)), m_told(std::move(told)) {
        ++m_options.beaconPort;
        m_options.lan = true;
        m_options.lanPort = m_options.lanPortBefore = 0;
        m_options.replicaPort.reset();
        m_over.setSingleShot(true);
        connect(&m_over, &QTimer::timeout, this, [this] { hide(); });
        m_patience.setSingleShot(true);
        m_patience.setInterval(static_cast<int>(answerMs));
        connect(&m_patience, &QTimer::timeout, this, [this] { giveUp(); });
    }

    Done show() override {
        if (m_network) return {};
        auto started = net::Network::start(m_options, [this](net::Event event) {
            QMetaObject::invokeMethod(
                this, [this, event = std::move(event)] { take(event); }, Qt::QueuedConnection);
        });
        if (!started) return passOn(started);
        m_network = std::move(*started);
        m_over.start(nearLifeMs);
        m_breaks = 0;
        tell();
        return {};
    }
    const NearState& state() const override { return m_state; }
    void ask(uint64_t key) override {
        const net::ChannelId channel{key};
        if (m_with || !m_talks.contains(channel)) return;
        m_with = channel;
        m_state.ended = false;
        withOne([](NearTalk& talk) { talk.ask(); });
    }
    void answer(bool yes) override {
        withOne([yes](NearTalk& talk) { talk.answer(yes); });
        if (yes) return;
        m_with.reset();
        m_state.ended = false;
        tell();
    }
    void same() override {
        withOne([this](NearTalk& talk) {
            const Stage before = talk.stage();
            talk.same();
            if (before == Stage::Comparing) noteMet(talk);
        });
    }
    void give(const std::string& link) override {
        withOne([&link](NearTalk& talk) { talk.give(link); });
    }

  private:
    void hide() {
        m_network.reset();
        m_talks.clear();
        m_with.reset();
        m_over.stop();
        m_state.why.reset();
        tell();
    }
    /// Neither yes nor his number came.
    void giveUp() {
        const auto found = m_with ? m_talks.find(*m_with) : m_talks.end();
        if (found == m_talks.end()) return;
        const Stage before = found->second.talk.stage();
        found->second.talk.answer(false);
        sendFrom(found->first);
        m_with.reset();
        m_state.ended = true;
        countBreak(before);
        settle();
    }
    /// He broke off when he could know the digits, and nobody may have compared them.
    void countBreak(Stage before) {
        if (before == Stage::Revealing || before == Stage::Comparing) ++m_breaks;
    }
    void settle() {
        if (m_breaks >= nearBreaksMax) return hide();
        tell();
    }
    template <class Deed> void withOne(Deed deed) {
        const auto found = m_with ? m_talks.find(*m_with) : m_talks.end();
        if (found == m_talks.end()) return;
        deed(found->second.talk);
        sendFrom(found->first);
        tell();
    }
    void take(const net::Event& event) {
        if (!m_network) return; // queued before it ended
        if (const auto* up = std::get_if<net::ChannelUp>(&event)) return begin(*up);
        if (const auto* frame = std::get_if<net::ChannelFrame>(&event)) return read(*frame);
        if (const auto* down = std::get_if<net::ChannelDown>(&event)) return end(down->channel);
        if (const auto* lan = std::get_if<net::LanState>(&event)) {
            m_links = net::usableInterfaces(m_options.interfaces);
            m_state.why = lan->why;
            tell();
        }
    }
    void begin(const net::ChannelUp& up) {
        const QHostAddress host = hostOf(up.remoteAddress);
        const bool isNear = host.isLoopback() || net::isOnLink(host, m_links);
        const auto ofHost = std::count_if(m_talks.begin(), m_talks.end(),
                                          [&](const auto& each) { return isSame(each.second.host, host); });
        const bool isFull = m_talks.size() >= nearPeopleMax || size_t(ofHost) >= nearChannelsPerHostMax;
        if (!isNear || isFull) return close(up.channel);
        m_talks.emplace(up.channel, One{NearTalk(m_self, up.handshakeHash, up.initiator, m_random), host});
        sendFrom(up.channel);
    }
    void read(const net::ChannelFrame& frame) {
        const auto found = m_talks.find(frame.channel);
        if (found == m_talks.end()) return;
        NearTalk& talk = found->second.talk;
        const Stage before = talk.stage();
        if (++found->second.frames > nearFramesMax || !talk.read(frame.frame)) {
            close(frame.channel);
            return end(frame.channel);
        }
        if (before == Stage::New) m_network->post(net::TrustChannel{frame.channel});
        turn(frame.channel, talk, before);
        sendFrom(frame.channel);
        // Nothing else that shows changes by a frame: whoever sends many does not keep the window busy.
        if (talk.stage() != before) settle();
    }
    /// One at a time: who asks while another one does is told no.
    void turn(net::ChannelId channel, NearTalk& talk, Stage before) {
        const bool isBusy = m_with && *m_with != channel;
        if (talk.stage() == Stage::Asked && isBusy) return cross(channel, talk);
        if (talk.stage() == Stage::Asked) {
            m_with = channel;
            m_state.ended = false;
        }
        if (m_with != channel) return;
        if (talk.stage() == Stage::Idle && before != Stage::New) {
            m_with.reset();
            m_state.ended = true;
            countBreak(before);
        }
        if (before == Stage::Comparing) noteMet(talk);
        if (auto link = talk.takeLink()) m_told.invited(*link);
    }
    /// Two channels came up between the same two, and each asked over another one: both know both persons, and the
    /// question of the lower one goes on. The other one takes his back and has said yes by asking.
    void cross(net::ChannelId channel, NearTalk& talk) {
        const auto mine = m_talks.find(*m_with);
        const bool isCrossing = mine != m_talks.end() && mine->second.talk.stage() == Stage::Asking &&
                                isOfSame(mine->second, m_talks.at(channel));
        if (!isCrossing) return talk.answer(false);
        if (m_self.person < talk.other().person) return;
        mine->second.talk.answer(false);
        sendFrom(mine->first);
        m_with = channel;
        talk.answer(true);
    }
    /// Anybody can say that he has somebody's key: only where it is said at one address it is taken for one computer.
    static bool isOfSame(const One& a, const One& b) {
        return a.talk.other().person == b.talk.other().person && isSame(a.host, b.host);
    }
    void end(net::ChannelId channel) {
        const auto found = m_talks.find(channel);
        if (found == m_talks.end()) return;
        countBreak(found->second.talk.stage());
        m_talks.erase(found);
        if (m_with == channel) {
            m_with.reset();
            // Once it is Met the invitation is on its way or here, and who is gone has done his part.
            m_state.ended = m_state.stage != Stage::Met;
        }
        settle();
    }
    void close(net::ChannelId channel) {
        m_network->post(net::CloseChannel{channel, fail(Cause::Peer, NodeError::BadRequest).value()});
    }
    void sendFrom(net::ChannelId channel) {
        const auto found = m_talks.find(channel);
        if (found == m_talks.end() || !m_network) return;
        for (Bytes& frame : found->second.talk.take()) m_network->post(net::SendFrame{channel, std::move(frame)});
    }
    void noteMet(const NearTalk& talk) {
        if (talk.stage() != Stage::Met) return;
        m_state.metPerson = talk.other().person;
        if (talk.isOursToInvite()) m_told.inviteWanted();
    }
    void listPeople() {
        m_state.people.clear();
        for (const auto& [channel, one] : m_talks) {
            const NearTalk& talk = one.talk;
            if (talk.stage() == Stage::New) continue;
            // Two channels may come up with one computer: the older one is shown.
            const auto isShown = [&, key = channel, &each = one](const auto& other) {
                return other.first < key && other.second.talk.stage() != Stage::New && isOfSame(other.second, each);
            };
            if (std::any_of(m_talks.begin(), m_talks.end(), isShown)) continue;
            const bool usable = m_self.mayInvite || talk.other().mayInvite;
            m_state.people.push_back({channel.value, talk.other().name, usable});
        }
    }
    void tell() {
        m_state.visible = m_network != nullptr;
        m_state.suspicious = m_breaks >= nearBreaksMax;
        listPeople();
        const auto found = m_with ? m_talks.find(*m_with) : m_talks.end();
        const bool isUnderWay = found != m_talks.end();
        const NearTalk* talk = isUnderWay ? &found->second.talk : nullptr;
        m_state.stage = talk ? talk->stage() : Stage::Idle;
        m_state.with = isUnderWay ? found->first.value : 0;
        m_state.withName = talk ? talk->other().name : std::string();
        m_state.digits = talk ? talk->digits() : std::string();
        m_state.weSaidSame = talk && talk->weSaidSame();
        const bool waits = m_state.stage == Stage::Asking || m_state.stage == Stage::Revealing;
        if (!waits) m_patience.stop();
        if (waits && !m_patience.isActive()) m_patience.start();
        m_told.changed();
    }

    net::NetworkOptions m_options;
    const NearSelf m_self;
    const Told m_told;
    crypto::SystemRandom m_random;
    std::map<net::ChannelId, One> m_talks; ///< ids grow: in the order in which they came
    std::optional<net::ChannelId> m_with;
    NearState m_state;
    int m_breaks = 0; ///< of all channels
    std::vector<net::LocalInterface> m_links;
    QTimer m_over;
    QTimer m_patience;                       ///< with an answer that is due
    std::unique_ptr<net::Network> m_network; ///< goes first: nothing is queued after that
};

} // namespace

std::unique_ptr<Near> makeNear(net::NetworkOptions network, NearSelf self, Near::Told told, int64_t answerMs) {
    return std::make_unique<Talks>(std::move(network), std::move(self), std::move(told), answerMs);
}

} // namespace ieum::node
