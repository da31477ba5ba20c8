import Domain
import Settings
import Testing

@testable import Funnels

/// The reference page says what the reader takes, and all of it.
@Suite struct ReferencePageTests {
    private static let pages = ["funnels.ru.md", "funnels.md"]

    private static func blocks(_ name: String) -> [ReferencePage.Block] { (try? ReferencePage(name).blocks) ?? [] }

    @Test(arguments: blocks("funnels.ru.md") + blocks("funnels.md"))
    func everyBlockIsRead(_ block: ReferencePage.Block) throws {
        _ = try TestFiles.read("page.yaml", ReferencePage.file(of: block))
    }

    @Test func thereAreBlocksOfEveryKind() throws {
        let kinds = Set(try ReferencePage("funnels.ru.md").blocks.map(\.kind))
        #expect(kinds == ["", "top", "funnel", "fields", "stages", "stage", "actions"])
    }

    @Test func everyKeyOfTheReaderIsOnThePage() throws {
        let page = try ReferencePage("funnels.ru.md")
        var keys: Set<String> = []
        for block in page.blocks { keys.formUnion(try Self.keys(ReferencePage.file(of: block))) }
        for name in TestFiles.names(in: "good") { keys.formUnion(try Self.keys(TestFiles.text("good", name))) }
        #expect(keys.count > 90)
        // `fields_note` and `computed` of a stage are other words for what the page shows elsewhere.
        let silent: Set<String> = ["fields_note"]
        let missing = keys.subtracting(silent).filter { key in
            !page.text.contains("\(key):") && !page.text.contains("`\(key)`")
        }
        #expect(missing.sorted() == [])
    }

    @Test(arguments: ExpressionFunction.allCases)
    func everyFunctionIsOnThePage(_ function: ExpressionFunction) throws {
        #expect(try ReferencePage("funnels.ru.md").text.contains("\(function.rawValue)("))
    }

    @Test(arguments: FieldHead.words)
    func everyTypeOfAFieldIsOnThePage(_ word: String) throws {
        let text = try ReferencePage("funnels.ru.md").text
        #expect(text.contains(": \(word) ") || text.contains("type: \(word)"))
    }

    /// Every key that the reader asks a file for.
    private static func keys(_ text: String) throws -> Set<String> {
        let file = try OpenFile(FunnelFile(name: "page.yaml", text: text))
        _ = SetReader(files: [file], outline: SetOutline([file])).set(sources: [:]) {
            try TestFiles.text("calendars", $0)
        }
        return file.root.context.asked
    }
}
