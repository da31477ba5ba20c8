import Domain
import Store

extension Row {
    /// Reads a column that holds a day's number, or null.
    func date(_ column: String) throws -> CivilDate? {
        let day: Int? = try get(column)
        return day.map { CivilDate(dayNumber: $0) }
    }
}
