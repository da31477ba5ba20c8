/// Finds the articles of the nomenclature in a text.
struct ArticleSpotter {
    let index: ArticleIndex
    let tokens: [FanToken]
    let units: [UInt16]

    /// The articles of the text, in order; none overlaps another.
    func mentions() -> [ArticleMention] {
        var found: [ArticleMention] = []
        var position = 0
        while position < tokens.count {
            if canBegin(position), let mention = mention(at: position) {
                found.append(mention)
                position = mention.tokens.upperBound
            } else {
                position += 1
            }
        }
        return found
    }

    /// An article begins with a word, or with a number that a word is glued to (`1Д`, `16К20`), never inside a run.
    private func canBegin(_ position: Int) -> Bool {
        let token = tokens[position]
        if position > 0, token.isGlued, tokens[position - 1].kind == .word || tokens[position - 1].kind == .number {
            return false
        }
        switch token.kind {
        case .word: return token.count <= 8
        case .number:
            guard token.count <= 4, position + 1 < tokens.count else { return false }
            return tokens[position + 1].kind == .word && tokens[position + 1].count <= 4
        case .mark, .line: return false
        }
    }

    /// The longest article that begins here: written right if any is, else one slip away.
    private func mention(at start: Int) -> ArticleMention? {
        var shape = ArticleShape()
        var best: ArticleMention?
        var shapes: [(end: Int, shape: ArticleShape)] = []
        var position = start
        while position < tokens.count, shape.units.count <= index.longest {
            guard let next = extend(&shape, from: start, at: position) else { break }
            position = next
            if let (articles, sureness) = index.find(shape),
                best == nil || sureness == .exact || best?.sureness != .exact
            {
                best = ArticleMention(articles: articles, tokens: start..<position, sureness: sureness)
            }
            shapes.append((position, shape))
        }
        if let best { return best }
        return nearMention(start, shapes)
    }

    /// Adds the run at `position` to a shape; the position after it, or nil when the article cannot go on there.
    private func extend(_ shape: inout ArticleShape, from start: Int, at position: Int) -> Int? {
        var position = position
        var marks = 0
        while position < tokens.count, tokens[position].kind == .mark {
            guard position > start, Self.separators.contains(tokens[position].mark), marks < 2 else { return nil }
            // A comma before a blank ends the article: the next one of a list begins there.
            if tokens[position].mark == 0x2C || tokens[position].mark == 0x2E, position + 1 < tokens.count,
                !tokens[position + 1].isGlued
            {
                return nil
            }
            marks += 1
            position += 1
        }
        guard position < tokens.count, tokens[position].kind != .line else { return nil }
        if position > start, ArticleIndex.isCross(position, tokens, units) { position += 1 }
        let token = tokens[position]
        guard token.kind == .word || token.kind == .number, token.count <= 8 else { return nil }
        let isApart =
            position > start
            && (!token.isGlued || marks > 0 || ArticleIndex.isCrossBefore(position, tokens, units))
        shape.append(units[token.range].lazy.map(ArticleLetters.folded), isApart: isApart)
        return position + 1
    }

    private func nearMention(_ start: Int, _ shapes: [(end: Int, shape: ArticleShape)]) -> ArticleMention? {
        for (end, shape) in shapes.reversed() where end - start > 1 || shape.units.count > 5 {
            guard shape.units.contains(where: ArticleLetters.isDigit),
                shape.units.contains(where: { !ArticleLetters.isDigit($0) }),
                let articles = index.findNear(shape)
            else { continue }
            return ArticleMention(articles: articles, tokens: start..<end, sureness: .near)
        }
        return nil
    }

    /// `- / . , * _ ' + " №`
    private static let separators: Set<UInt16> = [0x2D, 0x2F, 0x2E, 0x2C, 0x2A, 0x5F, 0x27, 0x2B, 0x5C]
}
