/// Why an answer is not sent: said to the person who wrote it, nothing is changed.
package enum AnswerRefusal: Error, Hashable, Sendable {
    /// There is no text.
    case empty
    /// The client gave no address to which a letter could go, and the conversation is no chat.
    case noAddress
    /// There is no such box, or it sends nothing.
    case noBox
    /// A machine wrote last, or the address is one of ours: machines would answer one another without end.
    case machine
    /// The address got as many letters today as one address may get.
    case tooMany(Int)
}
