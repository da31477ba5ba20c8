import Domain
import Records

/// The list of calls as a table for a spreadsheet: semicolons, UTF-8 with a mark, CRLF.
enum CallTable {
    /// Calls that one file holds.
    static let most = 200_000

    private static let columns = [
        "time", "direction", "number", "name", "did", "channel", "queue", "outcome", "person", "wait", "talk", "lead",
    ]

    /// The head line.
    static func head(_ words: Wording) -> String { CSV.line(columns.map { words.text("calls.\($0)") }) }

    /// One call.
    static func line(_ row: CallListRow, _ words: Wording) -> String {
        CSV.line([
            words.moment(row.enteredAt), words.text("direction.\(row.direction.rawValue)"), row.number ?? "",
            row.callerName ?? "", row.did ?? "", row.channel ?? "", row.queue ?? "",
            row.outcome.map { words.text("outcome.\($0.rawValue)") } ?? "", row.person ?? "", seconds(row.wait),
            seconds(row.talk), row.lead?.description ?? "",
        ])
    }

    /// The catalogue's keys of the columns.
    static var keys: [String] { columns.map { "calls.\($0)" } }

    private static func seconds(_ duration: Duration?) -> String {
        duration.map { String($0.components.seconds) } ?? ""
    }
}
