// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Where the messages of a long chat lie while it moves in or out, so that they need not be in memory: a file of blocks,
// each sealed with a key that nobody keeps. It is taken away with the shelf; what a crash leaves nobody can read.
#pragma once

#include "base/files.h"
#include "crypto/secret.h"
#include "transfer/chat_source.h"

#include <string>
#include <vector>

namespace ieum::transfer {

class Shelf {
  public:
    /// `path` must not exist; the file is made with the first block.
    Shelf(Files& files, std::string path, crypto::Key key);
    ~Shelf();
    Shelf(const Shelf&) = delete;
    Shelf& operator=(const Shelf&) = delete;

    /// Errors: those of Files.
    Done add(const ChatMessage& message);
    /// In the order in which they came, as often as wanted; holds one block and one message. Ends with the first error
    /// of `take`. Errors: those of Files; Undecryptable when somebody wrote into the file.
    Done each(const ChatSource::Take& take) const;
    /// The messages of one block, from 0 on; empty behind the last one.
    Result<std::vector<ChatMessage>> block(size_t number) const;
    /// `place`: from 0, below count().
    Result<ChatMessage> at(uint64_t place) const;
    uint64_t count() const { return m_count; }

  private:
    struct Block {
        uint64_t offset = 0;
        uint64_t size = 0;
        uint64_t end = 0; ///< messages in it and before it
    };
    Done settle();
    Result<Bytes> open(size_t number) const;
    Done eachIn(ByteView plain, const ChatSource::Take& take) const;

    Files& m_files;
    std::string m_path;
    crypto::Key m_key;
    std::vector<Block> m_blocks;
    Bytes m_last; ///< what is not a block yet
    uint64_t m_count = 0;
};

} // namespace ieum::transfer
