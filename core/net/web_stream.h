// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// A stream of bytes inside the binary messages of a WebSocket, over another stream: so that a replica can stand at port
// 443, behind a reverse proxy, and be reached through networks that let nothing else pass (docs/protocol/channel.md).
// Written by us on purpose: Qt's QWebSocket hands over whole messages and cannot be told to stop reading, so whoever
// sends too fast would fill our memory. The tests let the two talk to each other. Network thread only.
#pragma once

#include "net/stream.h"
#include "net/web_frames.h"
#include "net/web_upgrade.h"

#include <memory>
#include <optional>

namespace ieum::net {

class WebStream : public Stream {
    Q_OBJECT

  public:
    /// With a target we are the client.
    WebStream(std::unique_ptr<Stream> carrier, std::optional<WebTarget> target, Random& random);
    ~WebStream() override;

    void begin() override;
    bool isReady() const override { return m_stage == Stage::Open; }
    size_t available() override { return m_plain.size() - m_taken; }
    bool has(size_t bytes) override;
    Bytes take(size_t bytes) override;
    void write(ByteView bytes) override;
    void flush() override;
    int64_t bytesToWrite() const override { return m_carrier->bytesToWrite(); }
    Backlog backlog() const override { return m_carrier->backlog(); }
    void setReadBuffer(int64_t bytes) override { m_carrier->setReadBuffer(bytes); }
    void readOn() override { m_carrier->readOn(); }
    void end(ByteView farewell) override;
    bool isEnded() const override { return m_carrier->isEnded(); }
    Error why() const override { return m_failure ? *m_failure : m_carrier->why(); }
    bool isUnverified() const override { return m_carrier->isUnverified(); }
    Ends ends() const override { return m_carrier->ends(); }

  private:
    enum class Stage : uint8_t { Waiting, Upgrading, Open, Over };

    void upgrade();
    void onReadable();
    void onHead();
    void hear(const WebHeard& heard);
    void say(WebFrames::Opcode opcode, ByteView payload);
    void fall(const Error& why);

    std::unique_ptr<Stream> m_carrier;
    std::optional<WebTarget> m_target;
    Random& m_random;
    WebFrames m_frames;
    HttpHead m_head;
    std::string m_key;
    Stage m_stage = Stage::Waiting;
    Bytes m_plain;      ///< what came out of frames
    size_t m_taken = 0; ///< of it
    std::optional<Error> m_failure;
};

} // namespace ieum::net
