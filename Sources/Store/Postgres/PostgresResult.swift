import CPostgres
import Domain

/// Reads a result while libpq holds it.
struct PostgresResult {
    let pointer: OpaquePointer?

    /// Rows that the statement changed.
    var changed: Int { Int(svod_pg_result_changed(pointer)) }

    /// Copies the first `limit` rows out.
    func rows(limit: Int = .max) throws -> [Row] {
        let count = Int(svod_pg_result_columns(pointer))
        let columns = RowColumns((0..<count).map { String(cString: svod_pg_result_name(pointer, CInt($0))) })
        return try (0..<min(limit, Int(svod_pg_result_rows(pointer)))).map { row in
            Row(columns: columns, values: try (0..<count).map { try value(CInt(row), CInt($0)) })
        }
    }

    private func value(_ row: CInt, _ column: CInt) throws -> SQLValue {
        switch svod_pg_kind(rawValue: UInt32(bitPattern: svod_pg_value_kind(pointer, row, column))) {
        case SVOD_PG_NULL: return .null
        case SVOD_PG_INTEGER: return .integer(svod_pg_value_integer(pointer, row, column))
        case SVOD_PG_REAL: return .real(svod_pg_value_real(pointer, row, column))
        case SVOD_PG_TEXT: return .text(String(decoding: bytes(row, column), as: UTF8.self))
        case SVOD_PG_BYTES: return .blob([UInt8](bytes(row, column)))
        default:
            let type = svod_pg_result_type(pointer, column)
            let name = String(cString: svod_pg_result_name(pointer, column))
            throw SvodError(
                .storeFailed,
                "column \"\(name)\" has PostgreSQL's type \(type), which the store does not read"
            )
        }
    }

    private func bytes(_ row: CInt, _ column: CInt) -> UnsafeBufferPointer<UInt8> {
        var count = 0
        let start = svod_pg_value_bytes(pointer, row, column, &count)
        return UnsafeBufferPointer(start: start, count: count)
    }
}
