// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tidy/sizes.h"

#include <algorithm>
#include <regex>
#include <string>
#include <string_view>
#include <vector>

namespace ieum::tidy {
namespace {

struct Class {
    std::string name;
    bool isPublic = false;
    size_t methods = 0;
    size_t members = 0;
    size_t line = 0;
};

enum class Kind { Container, Class, Function, Other };
struct Brace {
    Kind kind = Kind::Other;
    size_t line = 0;
    Class type;
};

/// Walks over the braces of one file and reports what grew too long or too wide.
class Walk {
  public:
    Walk(const SourceFile& file, Findings& findings) : m_file(file), m_findings(findings) {}

    void run() {
        for (const auto row : linesOf(m_file.views.code)) {
            ++m_line;
            if (isPreprocessor(row)) continue;
            for (size_t at = 0; at < row.size(); ++at) step(row, at);
            m_statement += ' ';
        }
    }

  private:
    bool isPreprocessor(std::string_view row) {
        const size_t first = row.find_first_not_of(" \t");
        const bool begins = first != std::string_view::npos && row[first] == '#';
        const bool was = m_macroGoesOn;
        m_macroGoesOn = (begins || was) && row.ends_with('\\');
        return begins || was;
    }

    void step(std::string_view row, size_t at) {
        const char letter = row[at];
        if (letter == '{') {
            open(at > 0 && (isWordLetter(row[at - 1]) || row[at - 1] == '>'));
        } else if (letter == '}') {
            close();
        } else if (letter == ';') {
            endStatement();
        } else if (letter == ':' && inClass() && isAccess()) {
            m_statement.clear();
        } else {
            m_statement += letter;
        }
    }

    bool inClass() const { return !m_braces.empty() && m_braces.back().kind == Kind::Class; }
    bool atDeclarations() const { return m_braces.empty() || m_braces.back().kind <= Kind::Class; }

    /// `public`, `private slots`, `signals` … before a colon.
    bool isAccess() {
        static const std::regex pattern(R"(^\s*(public|private|protected|signals|Q_SIGNALS)(\s+(slots|Q_SLOTS))?\s*$)");
        std::smatch match;
        if (!std::regex_match(m_statement, match, pattern)) return false;
        m_braces.back().type.isPublic = match[1] == "public";
        return true;
    }

    void open(bool touchesWord) {
        Brace brace{Kind::Other, m_line, {}};
        static const std::regex type(R"(\b(class|struct|union)\s+(?:\[\[\w+\]\]\s+)?([\w:]+))");
        static const std::regex container(R"(\bnamespace\b|\bextern\s*")");
        static const std::regex enumerated(R"(\benum\b)");
        std::smatch match;
        if (atDeclarations() && !touchesWord) {
            const bool enumeration = std::regex_search(m_statement, enumerated);
            const bool brackets = m_statement.find('(') != std::string::npos;
            const size_t last = m_statement.find_last_not_of(' ');
            const bool initialiser =
                last != std::string::npos && (m_statement[last] == '=' || m_statement[last] == ',');
            if (std::regex_search(m_statement, container)) {
                brace.kind = Kind::Container;
            } else if (!enumeration && !brackets && std::regex_search(m_statement, match, type)) {
                brace.kind = Kind::Class;
                brace.type = {match[2].str(), match[1] != "class", 0, 0, m_line};
            } else if (brackets && !initialiser) {
                brace.kind = Kind::Function;
                if (inClass()) countMethod();
            }
        }
        // An initialiser keeps its statement, `m_sizes{1, 2};` and `: m_first{1} {` go on after it.
        if (brace.kind != Kind::Other) m_statement.clear();
        m_braces.push_back(brace);
    }

    void close() {
        if (m_braces.empty()) return;
        const Brace brace = m_braces.back();
        m_braces.pop_back();
        const size_t lines = m_line - brace.line + 1;
        if (brace.kind == Kind::Function && lines > functionLinesMax)
            report("size/function", brace.line, lines, "lines in one function; cut it at its ideas", functionLinesMax);
        if (brace.kind == Kind::Class) reportClass(brace.type);
        if (brace.kind != Kind::Other) m_statement.clear();
    }

    void reportClass(const Class& type) {
        if (type.methods > publicMethodsMax)
            report("size/methods", type.line, type.methods, "public methods in " + type.name + "; it is two things",
                   publicMethodsMax);
        if (type.members > dataMembersMax)
            report("size/members", type.line, type.members, "data members in " + type.name + "; some belong together",
                   dataMembersMax);
    }

    void report(const char* rule, size_t line, size_t measured, const std::string& what, size_t most) {
        m_findings.push_back({rule, m_file.path, line,
                              std::to_string(measured) + " " + what + " (at most " + std::to_string(most) + ")",
                              measured});
    }

    void endStatement() {
        static const std::regex member(R"(\bm_\w+\s*([=\[]|$))");
        if (inClass()) {
            Class& type = m_braces.back().type;
            if (m_statement.find('(') != std::string::npos && m_statement.find("m_") == std::string::npos) {
                countMethod();
            } else if (std::regex_search(m_statement, member)) {
                ++type.members;
            }
        }
        m_statement.clear();
    }

    /// Constructors, operators, and what is deleted or defaulted do not widen a class for its reader.
    void countMethod() {
        Class& type = m_braces.back().type;
        static const std::regex free(
            R"(\boperator\b|=\s*(delete|default)\s*$|\b(friend|using|typedef|static_assert|Q_[A-Z_]+|QML_[A-Z_]+)\b)");
        const bool constructor = std::regex_search(m_statement, std::regex("(^|\\s|~)" + type.name + "\\s*\\("));
        if (type.isPublic && !constructor && !std::regex_search(m_statement, free)) ++type.methods;
    }

    const SourceFile& m_file;
    Findings& m_findings;
    std::vector<Brace> m_braces;
    std::string m_statement;
    size_t m_line = 0;
    bool m_macroGoesOn = false;
};

} // namespace

Findings checkSizes(const SourceTree& tree) {
    Findings findings;
    for (const auto& file : tree.files()) {
        if (!file.isCode()) continue;
        const size_t lines = lineCount(file.text);
        if (lines > fileLinesMax)
            findings.push_back(
                {"size/file", file.path, 0, std::to_string(lines) + " lines: which second idea has moved in?", lines});
        if (file.isQml() && file.liesIn("ui") && lines > qmlLinesMax)
            findings.push_back(
                {"size/qml", file.path, 0, std::to_string(lines) + " lines: make a component of a part", lines});
        if (file.isCpp()) Walk(file, findings).run();
    }
    return findings;
}

} // namespace ieum::tidy
