// SPDX-FileCopyrightText: 2026 The Ieum contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/timeline/text_marks.h"

#include <QAbstractTextDocumentLayout>
#include <QSyntaxHighlighter>
#include <QTextBlock>
#include <algorithm>

namespace ieum::ui {
namespace {

struct Mark {
    int begin = 0;
    int length = 0;
    QTextCharFormat format;
};

class Painter : public QSyntaxHighlighter {
  public:
    explicit Painter(QTextDocument* document) : QSyntaxHighlighter(document) {}
    void paint(QList<Mark> marks) {
        m_marks = std::move(marks);
        rehighlight();
    }

  protected:
    void highlightBlock(const QString& text) override {
        const int first = currentBlock().position();
        for (const Mark& mark : std::as_const(m_marks)) {
            const int begin = std::max(mark.begin - first, 0);
            const int end = std::min<int>(mark.begin + mark.length - first, static_cast<int>(text.size()));
            if (begin < end) setFormat(begin, end - begin, mark.format);
        }
    }

  private:
    QList<Mark> m_marks;
};

} // namespace

TextMarks::TextMarks(QObject* parent) : QObject(parent) { connect(this, &TextMarks::changed, this, &TextMarks::mark); }

TextMarks::~TextMarks() = default;

void TextMarks::mark() {
    const bool isPlain =
        m_document == nullptr || m_document->textDocument() == nullptr || (m_spans.isEmpty() && m_links.isEmpty());
    if (isPlain) {
        if (m_painter) static_cast<Painter*>(m_painter.get())->paint({});
        return;
    }
    if (!m_painter) {
        m_painter = std::make_unique<Painter>(m_document->textDocument());
        m_painter->setParent(this);
    }
    QList<Mark> marks;
    for (qsizetype at = 0; at + 1 < m_links.size(); at += 2) {
        QTextCharFormat format;
        format.setForeground(m_ink);
        format.setFontUnderline(true);
        marks += {m_links[at], m_links[at + 1], format};
    }
    for (qsizetype at = 0; at + 2 < m_spans.size(); at += 3) {
        QTextCharFormat format;
        const bool isOwn = m_spans[at + 2] != 0;
        format.setForeground(isOwn ? m_ownInk : m_ink);
        if (isOwn) format.setBackground(m_ownGround);
        format.setFontWeight(QFont::DemiBold);
        marks += {m_spans[at], m_spans[at + 1], format};
    }
    static_cast<Painter*>(m_painter.get())->paint(marks);
}

int TextMarks::linkAt(QPointF point) const {
    if (m_document == nullptr || m_document->textDocument() == nullptr) return -1;
    const int letter = m_document->textDocument()->documentLayout()->hitTest(point, Qt::ExactHit);
    for (qsizetype at = 0; letter >= 0 && at + 1 < m_links.size(); at += 2) {
        if (letter >= m_links[at] && letter < m_links[at] + m_links[at + 1]) return static_cast<int>(at / 2);
    }
    return -1;
}

} // namespace ieum::ui
