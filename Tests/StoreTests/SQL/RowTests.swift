import Domain
import Testing

@testable import Store

@Suite struct RowTests {
    private enum Colour: String { case red }

    private let row = Row(
        columns: RowColumns(["id", "name", "flag", "colour", "nothing"]),
        values: [.integer(9), .text("имя"), .integer(1), .text("red"), .null]
    )

    @Test func readsTypedColumns() throws {
        #expect(try row.get("id") as LeadID == LeadID(9))
        #expect(try row.get("id") as Timestamp == Timestamp(microseconds: 9))
        #expect(try row.get("name") as String == "имя")
        #expect(try row.get("flag") as Bool)
        #expect(try row.get("colour") as Colour == .red)
    }

    @Test func readsNulls() throws {
        #expect(try row.get("nothing") as String? == nil)
        #expect(try row.get("nothing") as LeadID? == nil)
        #expect(try row.get("nothing") as Colour? == nil)
        #expect(try row.get("id") as LeadID? == LeadID(9))
    }

    @Test func namesTheColumnThatDoesNotFit() {
        let wrong: [(String, () throws -> Void)] = [
            ("nothing", { _ = try row.get("nothing") as Int }), ("name", { _ = try row.get("name") as Int64 }),
            ("flag", { _ = try row.get("flag") as String? }), ("name", { _ = try row.get("name") as Colour }),
            ("absent", { _ = try row.get("absent") as Int? }),
        ]
        for (column, read) in wrong {
            let error = #expect(throws: SvodError.self) { try read() }
            #expect(error?.code == .storeFailed)
            #expect(error?.message.contains("\"\(column)\"") == true)
        }
    }
}
