/// How a statement ended.
package struct BankEnd: Hashable, Sendable {
    /// Whether it is whole: it begins as it should, every payment in it ends, and so does the file.
    package var isComplete: Bool { error == nil }
    /// What is wrong first of all.
    package var error: String?
    /// Where.
    package var line: Int?
    /// How its characters were written.
    package var encoding: BankEncoding

    package init(error: String? = nil, line: Int? = nil, encoding: BankEncoding) {
        self.error = error
        self.line = line
        self.encoding = encoding
    }
}
