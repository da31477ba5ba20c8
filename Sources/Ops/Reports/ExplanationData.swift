import Domain
import Foundation

/// The data of a journal entry as people read them: `amount 1 234, stage pay` instead of JSON.
enum ExplanationData {
    /// One member of the object.
    private enum Value: Decodable {
        case text(String)
        case nothing

        init(from decoder: any Decoder) throws {
            let container = try decoder.singleValueContainer()
            if container.decodeNil() {
                self = .nothing
            } else if let flag = try? container.decode(Bool.self) {
                self = .text(flag ? "yes" : "no")
            } else if let number = try? container.decode(Int64.self) {
                self = .text(String(number))
            } else {
                self = .text(try container.decode(String.self))
            }
        }
    }

    /// Members that hold moments.
    private static let moments: Set<String> = ["due", "at", "created"]

    /// The members with values, the condition that decided first; the JSON itself when it is no flat object.
    static func text(_ json: String) -> String {
        guard let members = try? JSONDecoder().decode([String: Value].self, from: Data(json.utf8)) else { return json }
        var words = members.filter { $0.key != "when" }.sorted { $0.key < $1.key }.map { name, value in
            "\(name) \(shown(name, value))"
        }
        if case .text(let condition)? = members["when"] { words.insert("since \(condition)", at: 0) }
        return words.joined(separator: ", ")
    }

    private static func shown(_ name: String, _ value: Value) -> String {
        guard case .text(let text) = value else { return "–" }
        if moments.contains(name), let number = Int64(text) { return ISOMoment.text(Timestamp(microseconds: number)) }
        return text.contains(" ") || text.isEmpty ? "'\(text)'" : text
    }
}
