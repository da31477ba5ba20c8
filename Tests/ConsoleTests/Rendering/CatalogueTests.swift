import Domain
import Foundation
import Testing

@testable import Console

@Suite struct CatalogueTests {
    private let resources: ResourceFolder
    private let russian: Catalogue
    private let english: Catalogue

    init() throws {
        resources = try ResourceFolder(path: TestConsole.resources)
        let catalogues = try Catalogues(resources: resources)
        russian = try #require(catalogues[.russian])
        english = try #require(catalogues[.english])
    }

    @Test func bothLanguagesHaveTheSameTexts() {
        #expect(Set(russian.keys).symmetricDifference(english.keys) == [])
        #expect(russian.countedKeys == english.countedKeys)
    }

    @Test func theSamePlacesAreFilledInBoth() throws {
        let places = try Regex(#"\{(\w+)\}"#)
        for key in russian.keys {
            guard let one = russian.raw(key), let other = english.raw(key) else { continue }
            let (left, right) = (Set(one.matches(of: places).map { $0.0 }), Set(other.matches(of: places).map { $0.0 }))
            #expect(left == right, "\(key)")
        }
    }

    @Test func everyTextThatATemplateNamesExists() throws {
        for source in try Templates.sources(resources) {
            for key in source.keys { #expect(russian.raw(key) != nil, "\(source.name): \(key)") }
        }
    }

    @Test func everyTextThatAScriptNamesExists() throws {
        let call = try Regex(#"(?:^|[^\w.])(tn?)\("([a-z0-9_.]+)""#)
        let known = Set(russian.keys)
        for file in try resources.files(below: "Public/js") {
            let text = String(decoding: try resources.bytes("Public/js/\(file)"), as: UTF8.self)
            for match in text.matches(of: call) {
                let key = "js." + String(match.output[2].substring ?? "")
                #expect(known.contains(key), "\(file): \(key)")
            }
        }
    }

    @Test func everyTextThatSwiftNamesExists() throws {
        let call = try Regex(#"(?:text\(|counted\(|titled: |key: )"([a-z0-9_.]+)""#)
        let known = Set(russian.keys)
        for file in try resources.files(below: ".") where file.hasSuffix(".swift") {
            let text = String(decoding: try resources.bytes(file), as: UTF8.self)
            for match in text.matches(of: call) {
                let key = String(match.output[1].substring ?? "")
                #expect(known.contains(key), "\(file): \(key)")
            }
        }
        let made =
            Navigation.keys + Role.allCases.map(\.titleKey) + CallTable.keys
            + CallDirection.allCases.map { "direction.\($0.rawValue)" }
            + CallOutcome.allCases.map { "outcome.\($0.rawValue)" }
        for key in made { #expect(known.contains(key), "\(key)") }
    }

    @Test func templatesCompileInBothLanguages() throws {
        _ = try Templates(resources: resources, catalogues: try Catalogues(resources: resources))
    }

    @Test(arguments: [
        (1, "1 минуту назад"), (2, "2 минуты назад"), (5, "5 минут назад"), (11, "11 минут назад"),
        (21, "21 минуту назад"), (22, "22 минуты назад"), (25, "25 минут назад"),
    ])
    func russianCounts(_ count: Int, _ text: String) {
        #expect(russian.counted("time.minutes_ago", count) == text)
    }

    @Test func aFilledInValueIsNotReadAgain() throws {
        let catalogue = try Catalogue(
            language: .english,
            files: ["a": Array(#"{"k": "{one} and {two}"}"#.utf8)]
        )
        #expect(catalogue.text("k", ["one": "{two}", "two": "2"]) == "{two} and 2")
        #expect(catalogue.text("absent") == "absent")
    }

    @Test(arguments: [#"{"k": {"one": "x"}}"#, "[]", "{", #"{"k": 1}"#])
    func aBrokenCatalogueIsRefused(_ json: String) {
        #expect(throws: SvodError.self) { try Catalogue(language: .russian, files: ["a": Array(json.utf8)]) }
    }

    @Test func aTemplateMayNotNameWhatIsNotThere() throws {
        let catalogues = Catalogues([.russian: russian, .english: english])
        #expect(throws: SvodError.self) {
            try Templates(sources: [TemplateSource(name: "a", text: "[[no.such.text]]")], catalogues: catalogues)
        }
        #expect(throws: SvodError.self) {
            try Templates(sources: [TemplateSource(name: "a", text: "{{>b}}")], catalogues: catalogues)
        }
    }
}
