import Foundation
import Testing

@testable import Funnels

/// The YAML blocks of a reference page, each made a whole file: ` ```yaml stage ` holds the keys of one stage.
struct ReferencePage {
    /// One block.
    struct Block: CustomTestStringConvertible, Sendable {
        let line: Int
        let kind: String
        let text: String
        var testDescription: String { "line \(line) (\(kind))" }
    }

    let text: String
    let blocks: [Block]

    init(_ name: String) throws {
        let root = TestFiles.folder.deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        text = try String(contentsOf: root.appendingPathComponent("docs").appendingPathComponent(name), encoding: .utf8)
        var blocks: [Block] = []
        var open: (line: Int, kind: String, lines: [Substring])?
        for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
            if let block = open {
                if line == "```" {
                    blocks.append(Block(line: block.line, kind: block.kind, text: block.lines.joined(separator: "\n")))
                    open = nil
                } else {
                    open?.lines.append(line)
                }
            } else if line.hasPrefix("```yaml") {
                open = (index + 1, line.dropFirst("```yaml".count).trimmingCharacters(in: .whitespaces), [])
            }
        }
        self.blocks = blocks
    }

    /// The block as a file in which everything that it speaks of is there.
    static func file(of block: Block) -> String {
        switch block.kind {
        case "top": "svod: 1\n\(block.text)\n\(funnels(of: nil))"
        case "funnel": file(funnel: block.text)
        case "fields": file(fields: block.text)
        case "stages": file(stages: block.text)
        case "stage": file(stages: "work:\n\(indented(block.text, 2))")
        case "actions": file(stages: "work:\n  title: Работа\n  on_enter:\n\(indented(block.text, 4))")
        default: block.text
        }
    }

    private static func file(funnel: String = "", fields: String? = nil, stages: String? = nil) -> String {
        let own = funnel.contains("entity:") ? funnel : "title: Продажа\nentity: deal\n\(funnel)"
        let place = stages ?? "work: {title: Работа}"
        return head + funnels(of: (own, fields ?? Self.fields, place))
    }

    private static func indented(_ text: String, _ count: Int) -> String {
        text.split(separator: "\n", omittingEmptySubsequences: false)
            .map { String(repeating: " ", count: count) + $0 }.joined(separator: "\n")
    }

    private static func funnels(of sale: (own: String, fields: String, stages: String)?) -> String {
        let (own, fields, stages) = sale ?? ("title: Продажа\nentity: deal", Self.fields, "work: {title: Работа}")
        let usesLists = sale != nil
        let listed = usesLists ? fields : fields.replacing("source: {type: list, list: sources}", with: "source: text")
        return """
            funnels:
              sale:
            \(indented(own, 4))
                fields:
            \(indented(listed, 6))
                stages:
                  new: {title: Новая}
            \(indented(stages, 6))
                  pay: {title: Оплата}
                  done: {title: Успешно, kind: won}
                  refused: {title: Отказ, kind: lost, reason: {auto: отказ}}
              contract:
                title: Договор
                entity: deal
                fields: {note: text}
                stages:
                  first: {title: Новый}
                  draft: {title: Подготовка}
                  done: {title: Подписан, kind: won}
                  refused: {title: Отказ, kind: lost, reason: {auto: отказ}}
            """
    }

    private static let head = """
        svod: 1
        calendars:
          ru: {tz: Europe/Moscow, hours: {mon-fri: ["09:00-18:00"]}}
        roles:
          rop: {head_of: {field: department}}
        lists:
          sources: [Сайт, Звонок, {name: Другое, ask: true}]
          refusals: [Дорого, {name: Другое, ask: true}]
        templates:
          money: Деньги
          howto: Как делать
        documents: {quote: Коммерческое предложение}
        company_fields:
          contract_signed: flag Договор подписан

        """

    private static let fields = """
        need: text
        paid_note: text
        source: {type: list, list: sources}
        pay_until: date
        plan_finish: date
        paid_pct: int
        offer: file
        manager: employee
        team: employees
        sold_hours: quantity
        fact_hours: quantity
        goods: {type: table, columns: {name: text, sum: money}}
        """
}
