/// What makes a prepared statement the same: its text and the types of its parameters.
struct PostgresStatementKey: Hashable {
    let text: String
    let types: [SQLType]
}
