/// Finds what the sender of a letter wrote: without what is quoted, without a signature.
package enum ReplyReader {
    /// What stands where in a letter.
    package struct Parts: Hashable, Sendable {
        /// What the sender wrote.
        package var reply: String
        /// What the sender wrote, the signature with it: who it was, and how to reach them.
        package var signed: String
    }

    /// Reads the lines of a letter.
    package static func read(_ lines: [String]) -> Parts {
        var letter = MarkedLines(lines)
        letter.joinAttributions()
        letter.joinHeads()
        letter.takeWrappedQuotes()
        var signed = letter
        signed.dropDelimiters()
        signed.cutQuotes()
        letter.cutAtDelimiter()
        letter.dropDevices()
        letter.cutQuotes()
        letter.cutSignature()
        return Parts(reply: letter.text, signed: signed.text)
    }
}
