/// Where something is written: a message about it begins with this.
package struct FilePlace: Hashable, Sendable, CustomStringConvertible {
    /// The file, as its reader was told to call it.
    package let file: String
    /// The line, from 1.
    package let line: Int

    /// Creates a place.
    package init(file: String, line: Int) {
        self.file = file
        self.line = line
    }

    package var description: String { "\(file):\(line)" }
}
