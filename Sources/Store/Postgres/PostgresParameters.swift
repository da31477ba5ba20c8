import CPostgres
import Domain

/// A statement's parameters in libpq's memory.
final class PostgresParameters {
    let pointer: OpaquePointer

    /// - Throws: ``SvodError`` `limitExceeded` for a value over 1 GB, or when memory is out.
    init(_ statement: SQL.Rendered) throws {
        guard let pointer = svod_pg_parameters_new(CInt(statement.values.count)) else { throw Self.tooMuch }
        self.pointer = pointer
        for (value, type) in zip(statement.values, statement.types) {
            guard add(value, type) else { throw Self.tooMuch }
        }
    }

    deinit { svod_pg_parameters_free(pointer) }

    private static var tooMuch: SvodError { SvodError(.limitExceeded, "a value is too large for PostgreSQL") }

    private func add(_ value: SQLValue, _ type: SQLType) -> Bool {
        switch value {
        case .null:
            return svod_pg_parameters_add_null(pointer, Self.kind(type))
        case .integer(let number):
            return svod_pg_parameters_add_integer(pointer, number)
        case .real(let number):
            return svod_pg_parameters_add_real(pointer, number)
        case .text(var text):
            return text.withUTF8 {
                svod_pg_parameters_add_bytes(pointer, SVOD_PG_TEXT, $0.baseAddress, $0.count)
            }
        case .blob(let bytes):
            return bytes.withUnsafeBytes {
                svod_pg_parameters_add_bytes(pointer, SVOD_PG_BYTES, $0.baseAddress, $0.count)
            }
        }
    }

    private static func kind(_ type: SQLType) -> svod_pg_kind {
        switch type {
        case .integer: SVOD_PG_INTEGER
        case .real: SVOD_PG_REAL
        case .text: SVOD_PG_TEXT
        case .blob: SVOD_PG_BYTES
        }
    }
}
