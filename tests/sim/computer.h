// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// One person's computer: a disk, a clock, dice, and the shipping engine over them while it is on. What the engine wants
// leaves it only when the batch has ended and the power is still there. Crashing takes the engine away at once.
#pragma once

#include "node/engine.h"
#include "sim/disk.h"
#include "sim/node_clock.h"
#include "sim/trace.h"

namespace ieum::sim {

class Computer;

/// Where what lies outside of the profile is kept, on the same disk; a backup leaves it out.
inline const std::string stateFolder = "state";

/// Where it stands. Computers at one place are on one LAN.
struct Position {
    int place = -1; ///< -1: nowhere
    int side = 0;   ///< of a LAN that is cut in two
    bool internet = false;
};

/// What a computer tells the rest of the simulation.
struct Watchers {
    std::function<void(Computer&, net::Command, int64_t afterMs)> wants;
    std::function<void(Computer&, const node::Event&)> tells;
    std::function<void(Computer&)> died; ///< the power went in the middle of a batch
};

class Computer {
  public:
    Computer(uint32_t number, uint64_t seed, Agenda& agenda, Trace& trace, const Watchers& watchers);
    ~Computer();
    Computer(const Computer&) = delete;
    Computer& operator=(const Computer&) = delete;

    /// A database without anything in it, from which every profile is made: its tables cost more than all the rest.
    static Done prepare(Disk& empty, Random& random);
    /// A new profile on an empty disk.
    Done makeProfile(const std::string& name, const Disk& empty);
    Done switchOn();
    void switchOff();
    /// kill -9, or the power: then what was not synced is gone as well.
    void crash(bool powerCut);
    bool isOn() const { return m_engine != nullptr; }

    void post(node::ToEngine message);
    /// The answer comes after the commit, and never when the computer dies before it.
    template <class Request> void ask(Request request, node::Reply<typename Request::Answer> reply) {
        node::Asked<Request> asked{std::move(request), nullptr};
        asked.reply = [this, reply = std::move(reply)](Result<typename Request::Answer> answer) {
            m_leaving.answers.push_back([reply, answer = std::move(answer)] { reply(answer); });
        };
        post(node::AnyAsked(std::move(asked)));
    }

    uint32_t number() const { return m_number; }
    Disk& disk() { return m_disk; }
    const Disk& disk() const { return m_disk; }
    NodeClock& clock() { return m_clock; }
    Dice& dice() { return m_dice; }
    /// Only while it is on.
    node::Parts& parts() { return m_engine->parts(); }
    uint64_t batches() const { return m_batches; }

    Position position;
    PersonId person;
    std::string name;

  private:
    /// What the batch that is running wants to be heard.
    struct Leaving {
        std::vector<net::Command> commands;
        std::vector<node::Event> events;
        std::vector<std::function<void()>> answers;
    };
    class PoolOnTheSpot : public node::Pool {
      public:
        explicit PoolOnTheSpot(Computer& of) : m_of(of) {}
        void run(node::Job job) override { m_of.post(job()); }
        void runBeside(node::Job job) override { m_of.runBeside(std::move(job)); }

      private:
        Computer& m_of;
    };

    void runBeside(node::Job job);
    void plan(int64_t ms);
    void runBatch();
    void release();
    void planNext();
    void loseEngine();

    uint32_t m_number;
    Agenda& m_agenda;
    Trace& m_trace;
    const Watchers& m_watchers;
    Dice m_dice;
    NodeClock m_clock;
    Disk m_disk;
    PoolOnTheSpot m_pool{*this};
    std::unique_ptr<node::Engine> m_engine;
    std::deque<node::ToEngine> m_inbox;
    Leaving m_leaving;
    Pace m_pace;
    uint64_t m_batches = 0;
};

} // namespace ieum::sim
