/// What a server said (RFC 9051 section 7), as far as anybody here acts on it.
package enum IMAPResponse: Hashable, Sendable {
    /// It goes on when it has heard more.
    case more(String)
    /// How a command of ours ended.
    case tagged(String, IMAPVerdict)
    /// Something on its own.
    case status(IMAPVerdict)
    /// What it can do, in capitals.
    case capabilities(Set<String>)
    /// How many letters the folder has.
    case exists(Int)
    /// A letter went.
    case expunge(Int)
    /// Letters that were found.
    case search([MessageUID])
    /// What was asked for of a letter.
    case fetch(FetchedLetter)
    /// A folder.
    case list(IMAPFolder)
    /// Anything else.
    case other
}
