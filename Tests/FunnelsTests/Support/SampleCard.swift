import Domain
import Foundation

@testable import Funnels

/// A card that only tests know.
struct SampleCard: FieldSource {
    var values: [String: FieldValue] = [:]
    var tables: [String: [[String: FieldValue]]] = [:]
    var departments: [StaffID: DepartmentID] = [:]
    var changed: Set<String> = []
    var now = Timestamp(seconds: 1_772_366_400)
    let calendar: WorkingCalendar

    init(_ values: [String: FieldValue] = [:]) throws {
        self.values = values
        calendar = WorkingCalendar(
            zone: try TimeZone(identifier: "Europe/Moscow").orThrow(),
            hours: try WorkingHours(lines: [("mon-fri", ["09:00-18:00"])])
        )
    }

    func value(_ name: String) throws -> FieldValue? { values[name] }

    func rows(_ table: String) throws -> [[String: FieldValue]] {
        if case .table(let rows)? = values[table] { return rows }
        return tables[table] ?? []
    }

    func department(of person: StaffID) throws -> DepartmentID? { departments[person] }
}

extension Optional {
    /// The value, which a test cannot go on without.
    func orThrow() throws -> Wrapped {
        guard let self else { throw SvodError(.notFound, "the test expected a value") }
        return self
    }
}
