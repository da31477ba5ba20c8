import Domain
import Records
import Store

/// The names of the people, companies, cards and files that fields speak of by number.
struct CardNames {
    private var people: Set<Int64> = []
    private var companies: Set<Int64> = []
    private var cards: Set<Int64> = []
    private var files: Set<String> = []
    private var departments: Set<Int64> = []

    init(faces: [FieldFace]) {
        for face in faces {
            guard let value = face.value else { continue }
            take(value, face.type)
            guard case .list(let rows) = value, let columns = face.columns else { continue }
            for case .object(let cells) in rows {
                for column in columns { cells[column.name].map { take($0, column.type) } }
            }
        }
    }

    private mutating func take(_ value: JSONValue, _ type: String) {
        switch (type, value) {
        case ("contact", .number(let id)): people.insert(id)
        case ("company", .number(let id)): companies.insert(id)
        case ("link", .number(let id)): cards.insert(id)
        case ("department", .number(let id)): departments.insert(id)
        case ("file", .text(let hash)): files.insert(hash)
        case ("file", .list(let items)): for item in items { take(item, type) }
        default: break
        }
    }

    /// Reads them, a query a kind.
    func read(in connection: any Connection) throws -> CardSheetAnswer.Names {
        func names(_ sql: SQL) throws -> [String: String] {
            let rows = try connection.rows(sql)
            return try Dictionary(rows.map { (String(try $0.get("id") as Int64), try $0.get("name")) }) { first, _ in
                first
            }
        }
        var found = CardSheetAnswer.Names()
        found.people = try names("SELECT id, name FROM person WHERE id IN (\(list: people.sorted()))")
        found.companies = try names("SELECT id, name FROM company WHERE id IN (\(list: companies.sorted()))")
        found.cards = try names("SELECT id, title AS name FROM card WHERE id IN (\(list: cards.sorted()))")
        found.departments = try names("SELECT id, name FROM department WHERE id IN (\(list: departments.sorted()))")
        for file in try StoredFile.find(files.sorted(), in: connection) { found.files[file.hash] = file.name }
        return found
    }
}
