// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "transfer/shelf.h"

#include "base/error.h"
#include "crypto/aead.h"
#include "transfer/limits.h"
#include "transfer/message_form.h"

#include <cstring>

namespace ieum::transfer {

namespace {

/// The key is used for one file, and each number for one block of it.
crypto::Nonce24 nonceOf(uint64_t number) {
    crypto::Nonce24 nonce;
    std::memcpy(nonce.value.data(), &number, sizeof number);
    return nonce;
}

} // namespace

Shelf::Shelf(Files& files, std::string path, crypto::Key key)
    : m_files(files), m_path(std::move(path)), m_key(std::move(key)) {}

Shelf::~Shelf() {
    if (!m_blocks.empty()) (void)m_files.remove(m_path); // what stays is sealed
}

Done Shelf::add(const ChatMessage& message) {
    appendMessage(m_last, message);
    ++m_count;
    return m_last.size() < limits::shelfBlockBytes ? Done() : settle();
}

Done Shelf::settle() {
    const Bytes sealed = crypto::seal(m_key, nonceOf(m_blocks.size()), m_last, {});
    const uint64_t offset = m_blocks.empty() ? 0 : m_blocks.back().offset + m_blocks.back().size;
    m_blocks.push_back({offset, sealed.size(), m_count}); // first: what was half written is taken away as well
    m_last.clear();
    return m_files.appendTo(m_path, sealed);
}

Result<Bytes> Shelf::open(size_t number) const {
    const Block& block = m_blocks.at(number);
    const auto sealed = m_files.readAt(m_path, block.offset, block.size);
    if (!sealed) return passOn(sealed);
    return crypto::open(m_key, nonceOf(number), *sealed, {});
}

Done Shelf::eachIn(ByteView plain, const ChatSource::Take& take) const {
    Reader in(plain);
    while (in.left() > 0) {
        const auto message = takeMessage(in);
        if (!message) return fail(Cause::Machine, BaseError::FileUnreadable);
        if (Done taken = take(*message); !taken) return taken;
    }
    return {};
}

Done Shelf::each(const ChatSource::Take& take) const {
    for (size_t number = 0; number < m_blocks.size(); ++number) {
        const auto plain = open(number);
        if (!plain) return passOn(plain);
        if (Done taken = eachIn(*plain, take); !taken) return taken;
    }
    return eachIn(m_last, take);
}

Result<std::vector<ChatMessage>> Shelf::block(size_t number) const {
    std::vector<ChatMessage> messages;
    const ChatSource::Take keep = [&](const ChatMessage& message) -> Done {
        messages.push_back(message);
        return {};
    };
    if (number > m_blocks.size()) return messages;
    const auto plain = number < m_blocks.size() ? open(number) : Result<Bytes>(m_last);
    if (!plain) return passOn(plain);
    if (Done taken = eachIn(*plain, keep); !taken) return passOn(taken);
    return messages;
}

Result<ChatMessage> Shelf::at(uint64_t place) const {
    size_t number = 0;
    while (number < m_blocks.size() && m_blocks[number].end <= place) ++number;
    auto messages = block(number);
    if (!messages) return passOn(messages);
    return std::move(messages->at(place - (number == 0 ? 0 : m_blocks[number - 1].end)));
}

} // namespace ieum::transfer
