import Domain
import Records
import Store
import TestSupport
import Testing

/// Who is on which list, by number and by trunk.
@Suite struct NumberListsTests {
    static let cases: [([(String, String?, String?)], NumberStanding)] = [
        ([], .ordinary),
        ([("black", "+79211234567", nil)], .blocked),
        ([("black", "+79210000000", nil)], .ordinary),
        ([("black", nil, "trunk")], .blocked),
        ([("black", nil, "other")], .ordinary),
        ([("black", nil, "trunk"), ("white", "+79211234567", nil)], .trusted),
        ([("black", "+79211234567", nil), ("white", nil, "trunk")], .blocked),
        ([("white", nil, "trunk")], .trusted),
    ]

    @Test(arguments: cases)
    func theWhiteListSpeaksForANumber(_ entries: [(String, String?, String?)], _ expected: NumberStanding) async throws
    {
        try await TestEngines.with(.sqlite) { engine in
            let standing = try await engine.write(.normal) { connection in
                for (list, number, trunk) in entries {
                    try connection.execute(
                        "INSERT INTO number_list (list, number, trunk, added_at) VALUES (\(list), \(number), \(trunk), 0)"
                    )
                }
                return try NumberLists.standing(of: "+79211234567", trunk: "trunk", in: connection)
            }
            #expect(standing == expected)
        }
    }

    @Test(arguments: TestEngines.kinds)
    func aNumberIsBlockedOnceAndCanBeTakenOff(_ kind: EngineKind) async throws {
        try await TestEngines.with(kind) { engine in
            let moment = Timestamp(seconds: 1)
            let (count, after) = try await engine.write(.normal) { connection in
                for _ in 0..<2 { try NumberLists.block("+79211234567", note: nil, by: nil, at: moment, in: connection) }
                let count: Int64? = try connection.row("SELECT COUNT(*) AS n FROM number_list")?.get("n")
                try connection.execute("UPDATE number_list SET removed_at = 2")
                return (count, try NumberLists.standing(of: "+79211234567", trunk: nil, in: connection))
            }
            #expect(count == 1)
            #expect(after == .ordinary)
        }
    }
}
