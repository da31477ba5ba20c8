import Domain
import Store

/// Rows that the tests of the store use.
enum Samples {
    /// An INSERT of a department; its name is unique.
    static func department(_ number: Int) -> SQL {
        "INSERT INTO department (name, name_key) VALUES (\("Отдел \(number)"), \("отдел \(number)"))"
    }
}
