// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "room/components.h"

#include <algorithm>
#include <limits>

namespace ieum::room {

namespace {

constexpr size_t unseen = std::numeric_limits<size_t>::max();

class Search {
  public:
    explicit Search(const Edges& edges)
        : m_edges(edges), m_number(edges.size(), unseen), m_low(edges.size()), m_open(edges.size()) {
        m_found.of.assign(edges.size(), unseen);
    }
    Components run() {
        for (size_t node = 0; node < m_edges.size(); ++node) {
            if (m_number[node] == unseen) visit(node);
        }
        std::reverse(m_found.order.begin(), m_found.order.end());
        return std::move(m_found);
    }

  private:
    struct Step {
        size_t node = 0;
        size_t next = 0; ///< edge
    };
    void enter(size_t node) {
        m_number[node] = m_low[node] = m_count++;
        m_open[node] = true;
        m_stack.push_back(node);
        m_path.push_back({node});
    }
    void visit(size_t start) {
        enter(start);
        while (!m_path.empty()) {
            Step& step = m_path.back();
            const size_t node = step.node;
            if (step.next < m_edges[node].size()) {
                const size_t to = m_edges[node][step.next++];
                if (m_number[to] == unseen) {
                    enter(to);
                } else if (m_open[to]) {
                    m_low[node] = std::min(m_low[node], m_number[to]);
                }
                continue;
            }
            m_path.pop_back();
            if (!m_path.empty()) m_low[m_path.back().node] = std::min(m_low[m_path.back().node], m_low[node]);
            if (m_low[node] == m_number[node]) close(node);
        }
    }
    void close(size_t root) {
        m_found.hasCircle = m_found.hasCircle || m_stack.back() != root;
        for (size_t node = unseen; node != root;) {
            node = m_stack.back();
            m_stack.pop_back();
            m_open[node] = false;
            m_found.of[node] = root;
            m_found.order.push_back(node);
        }
    }

    const Edges& m_edges;
    std::vector<size_t> m_number;
    std::vector<size_t> m_low;
    std::vector<bool> m_open;
    std::vector<size_t> m_stack;
    std::vector<Step> m_path;
    size_t m_count = 0;
    Components m_found;
};

} // namespace

Components componentsOf(const Edges& edges) { return Search(edges).run(); }

} // namespace ieum::room
