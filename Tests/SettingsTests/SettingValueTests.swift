import Domain
import Testing

@testable import Settings

@Suite struct SettingValueTests {
    private func root(_ yaml: String) throws -> SettingSection {
        try SettingSection.root(of: yaml, file: "a.yaml", context: ReadingContext())
    }

    @Test(arguments: [
        ("a: plain text", 4), ("a: 'one quote'", 5), ("a: \"two quotes\"", 5), ("a: 'it''s'", nil),
        ("a: \"t\\tab\"", nil),
        ("a: |\n  block", nil),
    ])
    func theColumnOfATextIsKnownWhereItStandsAsWritten(_ yaml: String, _ column: Int?) throws {
        #expect(try root(yaml).value("a")?.column == column)
    }

    @Test func aFaultWithinATextHasItsColumn() throws {
        let section = try root("a: 1\nb: 'x == yy'\n")
        section.value("b")?.fault("no such name", at: 5)
        section.value("a")?.fault("too small")
        let error = try #require(section.context.collector.error(file: "a.yaml"))
        #expect(error.message == "a.yaml:1: a: too small\na.yaml:2:10: b: no such name")
    }

    @Test func numbersAndSwitchesStandWithoutQuotes() throws {
        let section = try root("a: 5\nb: '5'\nc: [x, y]\nd: {e: f}\ng: ~\n")
        #expect(section.value("a")?.plainText == "5")
        #expect(section.value("b")?.plainText == nil)
        #expect(section.value("b")?.text == "5")
        #expect(section.value("c")?.list?.map(\.path) == ["c[0]", "c[1]"])
        #expect(section.value("d")?.section?.members().map(\.name) == ["e"])
        #expect(section.value("g") == nil)
        #expect(section.has("g"))
        #expect(section.context.asked == ["a", "b", "c", "d", "g"])
    }

    @Test func whatNobodyAskedForIsRefused() throws {
        let section = try root("titel: x\n")
        _ = section.value("title")
        section.finish()
        #expect(section.context.collector.problems.map(\.message) == ["unknown setting; did you mean 'title'?"])
    }

    @Test func aFileWithoutSecretsRefusesThem() throws {
        let section = try root("key: {file: /a}\n")
        #expect(section.secret("key") == nil)
        #expect(section.context.collector.problems.map(\.message) == ["no secret belongs here"])
    }

    @Test(arguments: ["- a", "text", "a: [", "a: 1\na: 2", "\tx: 1"])
    func whatIsNoSectionIsAnErrorWithItsLine(_ yaml: String) {
        let error = #expect(throws: SvodError.self) { try root(yaml) }
        #expect(error?.message.hasPrefix("a.yaml:") == true)
    }
}
