import Domain
import Store
import TestSupport
import Testing

@Suite struct ValuesTests {
    @Test(arguments: TestEngines.kinds)
    func comeBackAsTheyWent(_ kind: EngineKind) async throws {
        let integers: [Int64] = [0, 1, -1, .max, .min, 1 << 53 + 1]
        let texts = ["", "текст", "'; DROP TABLE lead; --", "emoji 👩‍👩‍👧 \u{FEFF}", String(repeating: "щ", count: 1 << 19)]
        let blobs: [[UInt8]] = [[], [0], [0, 255, 0x5C], Array(repeating: 7, count: 1 << 20)]
        try await TestEngines.withEmpty(kind) { engine in
            try await engine.write(.normal) { connection in
                try Self.createTable(in: connection)
                for value in integers { try connection.insert("INSERT INTO sample (n) VALUES (\(value))") }
                for value in texts { try connection.insert("INSERT INTO sample (t) VALUES (\(value))") }
                for value in blobs { try connection.insert("INSERT INTO sample (b) VALUES (\(value))") }
            }
            let rows = try await engine.read { try $0.rows("SELECT n, t, b FROM sample ORDER BY id") }
            #expect(try rows.compactMap { try $0.get("n") as Int64? } == integers)
            #expect(try rows.compactMap { try $0.get("t") as String? } == texts)
            #expect(try rows.compactMap { try $0.get("b") as [UInt8]? } == blobs)
        }
    }

    @Test(arguments: TestEngines.kinds)
    func computedValuesHaveTheSameKinds(_ kind: EngineKind) async throws {
        try await TestEngines.withEmpty(kind) { engine in
            let row = try await engine.write(.normal) { connection in
                try Self.createTable(in: connection)
                for value in [1, 2, 30_000_000_000] as [Int64] {
                    try connection.insert("INSERT INTO sample (n) VALUES (\(value))")
                }
                return try connection.row(
                    """
                    SELECT count(*) AS count, sum(n) AS sum, -sum(n) AS minus, avg(n) AS average, max(n) > 2 AS greater,
                        EXISTS (SELECT 1 FROM sample WHERE n = \(99)) AS found, n IS NULL AS empty, 7 / 2 AS quotient,
                        sum(n) FILTER (WHERE n > 5) AS some, \("да") AS word, \(nil as Int?) AS absent
                    FROM sample GROUP BY n IS NULL
                    """
                )
            }
            let sum: Int64 = 30_000_000_003
            #expect(try row?.get("count") as Int? == 3)
            #expect(try row?.get("sum") as Int64? == sum)
            #expect(try row?.get("minus") as Int64? == -sum)
            #expect(try row?.get("average") as Double? == 10_000_000_001)
            #expect(try row?.get("greater") as Bool? == true)
            #expect(try row?.get("found") as Bool? == false)
            #expect(try row?.get("empty") as Bool? == false)
            #expect(try row?.get("quotient") as Int? == 3)
            #expect(try row?.get("some") as Int64? == 30_000_000_000)
            #expect(try row?.get("word") as String? == "да")
            #expect(try row?.get("absent") as Int? == nil)
        }
    }

    @Test(arguments: TestEngines.kinds)
    func textIsComparedByCodePoints(_ kind: EngineKind) async throws {
        try await TestEngines.withEmpty(kind) { engine in
            let texts = try await engine.write(.normal) { connection in
                try Self.createTable(in: connection)
                for text in ["б", "А", "a", "B", "а", "Ё", "10", "9"] {
                    try connection.insert("INSERT INTO sample (t) VALUES (\(text))")
                }
                return try connection.rows("SELECT t FROM sample ORDER BY t").map { try $0.get("t") as String }
            }
            #expect(texts == ["10", "9", "B", "a", "Ё", "А", "а", "б"])
        }
    }

    @Test(arguments: TestEngines.kinds)
    func conditionsOnTextAreTheSame(_ kind: EngineKind) async throws {
        try await TestEngines.withEmpty(kind) { engine in
            let found = try await engine.write(.normal) { connection in
                try Self.createTable(in: connection)
                for text in ["Иванов", "Ивановский", "иванов", "100%", "1000", "a_b", "axb"] {
                    try connection.insert("INSERT INTO sample (t) VALUES (\(text))")
                }
                let conditions: [SQL] = [
                    .startsWith("t", "Иванов"), .contains("t", "ванов"), .contains("t", "0%"), .contains("t", "a_b"),
                ]
                return try conditions.map { condition in
                    try connection.row("SELECT count(*) AS n FROM sample WHERE \(condition)")?.get("n") as Int?
                }
            }
            #expect(found == [2, 3, 1, 1])
        }
    }

    @Test(arguments: TestEngines.kinds)
    func dialectWordsMeanTheSame(_ kind: EngineKind) async throws {
        try await TestEngines.withEmpty(kind) { engine in
            let row = try await engine.read { connection in
                let dialect = connection.dialect
                let json = #"{"state": "open", "n": 5, "no": null}"#
                return try connection.row(
                    """
                    SELECT \(dialect.greatest("\(3)", "\(5)")) AS most, \(dialect.least("\(3)", "\(5)")) AS least,
                        \(dialect.member("state", ofJSON: "\(json)")) AS state,
                        \(dialect.member("n", ofJSON: "\(json)")) AS n, \(dialect.member("x", ofJSON: "\(json)")) AS x
                    """
                )
            }
            #expect(try row?.get("most") as Int? == 5)
            #expect(try row?.get("least") as Int? == 3)
            #expect(try row?.get("state") as String? == "open")
            #expect(try row?.get("n") as String? == "5")
            #expect(try row?.get("x") as String? == nil)
        }
    }

    private static func createTable(in connection: any Connection) throws {
        try connection.execute(
            connection.dialect.kind == .sqlite
                ? "CREATE TABLE sample (id INTEGER PRIMARY KEY AUTOINCREMENT, n INTEGER, t TEXT, b BLOB) STRICT"
                : "CREATE TABLE sample (id BIGINT GENERATED ALWAYS AS IDENTITY, n BIGINT, t TEXT, b BYTEA)"
        )
    }
}
