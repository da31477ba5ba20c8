/// What is wrong with an item, first of all.
struct CommerceFault {
    /// The line of the file.
    var line: Int
    /// What is wrong.
    var reason: String
}
