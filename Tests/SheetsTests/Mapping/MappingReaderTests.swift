import Domain
import Testing

@testable import Sheets
@testable import Tables

@Suite struct MappingReaderTests {
    static func faults(_ text: String) -> [String] {
        let error = #expect(throws: SvodError.self) { try TestScheme.mapping(text) }
        return error?.message.split(separator: "\n").map(String.init) ?? []
    }

    @Test func readsAWholeMapping() throws {
        let mapping = try TestScheme.mapping(TestScheme.deals)
        #expect(mapping.kind == .deal)
        #expect(mapping.columns.count == 13)
        #expect(mapping.columns[0].field == ImportField(.card, "external"))
        #expect(mapping.columns[3].values == ["взяли": "work"])
        #expect(mapping.match == [.company: ["inn"], .person: ["phone"], .card: ["external"]])
        #expect(mapping.existing == .update)
        #expect(mapping.header == 0...0)
    }

    @Test func everyFaultIsSaidWithItsLine() {
        let faults = Self.faults(
            """
            svod: 1
            entity: deal
            funnel: sael
            header: first
            columns:
              Название: titel
              Сумма: {to: amount, curency: RUB}
            """
        )
        #expect(faults.count == 3)
        #expect(faults[0] == "map.yaml:3: funnel: there is no funnel 'sael'; did you mean 'sale'?")
        #expect(faults[1].hasPrefix("map.yaml:4: header: expected a row's number"))
        #expect(faults[2].contains("curency: unknown setting; did you mean 'currency'?"))
    }

    @Test(arguments: [
        ("Название: titel", "map.yaml:5: columns.Название: a card has no field 'titel'; did you mean 'title'?"),
        ("Итог: sum", "map.yaml:5: columns.Итог: 'sum' cannot be filled from a sheet: svod computes it"),
        ("Кто: contact.nmae", "a contact has no field 'nmae'; did you mean 'name'?"),
        ("Этап: {to: stage, values: {Новая: nwe}}", "card.stage has no 'nwe'; did you mean 'new'?"),
        ("Этап: {values: {Новая: new}}", "expected 'to' with the name of a field"),
        ("ИНН: company.inn", "no column goes into a field of the card itself"),
    ])
    func aWrongColumnIsRefused(_ column: String, _ expected: String) {
        let faults = Self.faults("svod: 1\nentity: deal\nfunnel: sale\ncolumns:\n  \(column)\n")
        #expect(faults.contains { $0.contains(expected) }, "\(faults)")
    }

    @Test(arguments: [
        ("match: {company: [inn]}", "no column goes into 'inn'"),
        ("match: {company: [phone]}", "expected some of external, inn, name, found 'phone'"),
        ("existing: overwrite", "expected one of update, fill, skip"),
        ("zone: Moscow", "expected a time zone such as Europe/Moscow"),
        ("separator: ab", "expected auto, tab or one character"),
        ("encoding: koi8", "expected one of utf-8"),
        ("header: [1, 3]", "rows that follow each other"),
        ("funnel: sale", "only a mapping of deals has a funnel"),
        ("defaults: {inn2: x}", "a company has no field 'inn2'; did you mean 'inn'?"),
        ("unknown: 1", "unknown setting"),
    ])
    func aWrongSettingIsRefused(_ line: String, _ expected: String) {
        let faults = Self.faults("svod: 1\nentity: company\ncolumns: {Имя: name}\n\(line)\n")
        #expect(faults.contains { $0.contains(expected) }, "\(faults)")
        #expect(faults.allSatisfy { $0.hasPrefix("map.yaml:") })
    }

    @Test func aPlanNamesWhomItIsForAndItsPeriod() throws {
        let faults = Self.faults("svod: 1\nentity: plan\nplan: plan\ncolumns: {Цель: goal}\n")
        #expect(faults.contains { $0.contains("a line for each company") })
        #expect(faults.contains { $0.contains("a line for each manager") })
        #expect(faults.contains { $0.contains("needs its period") })
        let mapping = try TestScheme.mapping(
            """
            svod: 1
            entity: plan
            plan: plan
            defaults: {period: 2026-11}
            columns: {Цель: goal, Менеджер: manager, ИНН: company.inn, "=D": company.name}
            """
        )
        #expect(mapping.columns.last?.source == .letter(3))
    }

    @Test func aMappingCutAnywhereIsReadOrRefused() {
        let bytes = Array(TestScheme.deals.utf8)
        for cut in 0..<bytes.count {
            let text = String(decoding: bytes[..<cut], as: UTF8.self)
            do { _ = try TestScheme.mapping(text) } catch {
                #expect((error as? SvodError)?.code == .invalidConfiguration, "cut at \(cut)")
            }
        }
    }
}
