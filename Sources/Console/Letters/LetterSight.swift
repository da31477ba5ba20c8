import Domain
import Leads
import Records
import Store

/// Which boxes a reader sees: their department's and those that are everybody's; with the right to all letters, as a head
/// has it, all of them.
struct LetterSight: Sendable {
    /// Every box, site and bot that is known.
    let all: [String]
    /// Those that the reader sees.
    let shown: [String]
    /// The boxes from which the reader answers.
    let answering: [AnswerBox]

    static func read(
        for visit: Visit,
        _ boxes: [AnswerBox],
        at moment: Timestamp,
        in connection: any Connection
    ) throws -> LetterSight {
        let known = try ConversationList.sources(in: connection)
        let all = (known + boxes.map(\.name).filter { !known.contains($0) }).sorted()
        if visit.session.may(.allLetters) {
            return LetterSight(all: all, shown: all, answering: boxes.filter(\.sends))
        }
        let own = try Colleague.department(of: visit.session.staff, at: moment, in: connection)
        let name: String? = try own.flatMap { department in
            try connection.row("SELECT name FROM department WHERE id = \(department)")?.get("name")
        }
        let hidden = boxes.filter { box in
            guard let department = box.department else { return false }
            return name.map { FoldedKey.of($0) != FoldedKey.of(department) } ?? true
        }
        return LetterSight(
            all: all,
            shown: all.filter { source in !hidden.contains { $0.name == source } },
            answering: boxes.filter { $0.sends && !hidden.contains($0) }
        )
    }

    /// Whether the reader may see a conversation that stands in `sources`.
    func shows(_ sources: [String]) -> Bool { sources.contains(where: shown.contains) }
}
