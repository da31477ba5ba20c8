import Domain

/// One row of a result: values by the names of their columns.
package struct Row: Sendable, Equatable {
    let columns: RowColumns
    let values: [SQLValue]

    init(columns: RowColumns, values: [SQLValue]) {
        self.columns = columns
        self.values = values
    }

    /// The value of a column.
    ///
    /// - Throws: ``SvodError`` `storeFailed` naming the column when the result has none of that name.
    package func value(_ column: String) throws -> SQLValue {
        guard let index = columns.index(of: column) else {
            throw SvodError(.storeFailed, "a row has no column \"\(column)\", it has \(columns.names)")
        }
        return values[index]
    }

    /// Reads a column that is never null.
    ///
    /// - Throws: ``SvodError`` `storeFailed` naming the column and the type when they do not fit.
    package func get<Value: SQLBindable>(_ column: String) throws -> Value {
        let found = try value(column)
        guard let value = Value(sqlValue: found) else { throw Self.mismatch(column, Value.self, found) }
        return value
    }

    /// Reads a column that may be null.
    package func get<Value: SQLBindable>(_ column: String) throws -> Value? {
        let found = try value(column)
        if found == .null { return nil }
        guard let value = Value(sqlValue: found) else { throw Self.mismatch(column, Value.self, found) }
        return value
    }

    /// Reads an identifier or an enum that is never null.
    @_disfavoredOverload
    package func get<Value: RawRepresentable>(_ column: String) throws -> Value where Value.RawValue: SQLBindable {
        let found = try value(column)
        guard let raw = Value.RawValue(sqlValue: found), let value = Value(rawValue: raw) else {
            throw Self.mismatch(column, Value.self, found)
        }
        return value
    }

    /// Reads an identifier or an enum that may be null.
    @_disfavoredOverload
    package func get<Value: RawRepresentable>(_ column: String) throws -> Value? where Value.RawValue: SQLBindable {
        let found = try value(column)
        if found == .null { return nil }
        guard let raw = Value.RawValue(sqlValue: found), let value = Value(rawValue: raw) else {
            throw Self.mismatch(column, Value.self, found)
        }
        return value
    }

    private static func mismatch<Value>(_ column: String, _ type: Value.Type, _ found: SQLValue) -> SvodError {
        let kind =
            switch found {
            case .null: "null"
            case .integer: "an integer"
            case .real: "a real number"
            case .text: "a text"
            case .blob: "bytes"
            }
        return SvodError(.storeFailed, "column \"\(column)\" holds \(kind) that is no \(type)")
    }
}
