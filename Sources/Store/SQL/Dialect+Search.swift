/// Search by words and by the ends of numbers, as each engine indexes it.
///
/// A table is made searchable by the schema's word `{search TABLE COLUMN}`: SQLite gets an FTS5 index over the table's
/// own text, kept by triggers, PostgreSQL a GIN index over a `simple` tsvector. The column holds a folded key, so that
/// neither engine has to fold or stem. `{tail COLUMN}` is the expression that ``tail(of:)`` asks for.
extension Dialect {
    /// The ids of rows of `table` whose `column` has, for each of `words`, a word that begins with it: a SELECT of one
    /// column, `id`, which the index of `{search …}` serves. It finds nothing without words.
    ///
    /// - Parameter words: Folded words, of letters and digits only.
    package func ids(in table: StaticString, where column: StaticString, hasWords words: [String]) -> SQL {
        switch kind {
        case .sqlite:
            // FTS5's query syntax: "word"* is a token that begins so; tokens one after another must all be there.
            let query = words.map { "\"\($0.filter { $0 != "\"" })\"*" }.joined(separator: " ")
            return """
                SELECT rowid AS id FROM \(raw: table)_search WHERE \(raw: table)_search MATCH \(query)
                """
        case .postgres:
            let query = words.map { "'\($0.filter { $0 != "'" && $0 != "\\" })':*" }.joined(separator: " & ")
            return """
                SELECT id FROM \(raw: table) WHERE to_tsvector('simple', \(raw: column)) @@ to_tsquery('simple', \(query))
                """
        }
    }

    /// The last four characters of a text, as indexed.
    package func tail(of column: StaticString) -> SQL {
        switch kind {
        case .sqlite: "substr(\(raw: column), -4)"
        case .postgres: "right(\(raw: column), 4)"
        }
    }

    /// The statements behind `{search TABLE COLUMN}`, which also index the rows that are there; nil for other text.
    func searchStatements(schema text: String) -> [String]? {
        guard text.hasPrefix("{search "), text.hasSuffix("}") else { return nil }
        let names = text.dropFirst("{search ".count).dropLast().split(separator: " ").map(String.init)
        guard names.count == 2 else { return nil }
        return search(table: names[0], column: names[1])
    }

    private func search(table: String, column: String) -> [String] {
        guard kind == .sqlite else {
            return ["CREATE INDEX \(table)_search ON \(table) USING gin (to_tsvector('simple', \(column)))"]
        }
        let index = "\(table)_search"
        let take = "INSERT INTO \(index) (\(index), rowid, \(column)) VALUES ('delete', old.id, old.\(column));"
        let give = "INSERT INTO \(index) (rowid, \(column)) VALUES (new.id, new.\(column));"
        return [
            """
            CREATE VIRTUAL TABLE \(index) USING fts5(\(column), content='\(table)', content_rowid='id',
                tokenize="unicode61 remove_diacritics 0", prefix='2 3')
            """,
            "CREATE TRIGGER \(index)_added AFTER INSERT ON \(table) BEGIN \(give) END",
            "CREATE TRIGGER \(index)_removed AFTER DELETE ON \(table) BEGIN \(take) END",
            "CREATE TRIGGER \(index)_changed AFTER UPDATE OF \(column) ON \(table) BEGIN \(take) \(give) END",
            "INSERT INTO \(index) (\(index)) VALUES ('rebuild')",
        ]
    }
}
