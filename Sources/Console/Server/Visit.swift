package import Domain
package import Hummingbird

/// A request of a signed-in person who may make it.
package struct Visit: Visitor {
    package let request: Request
    package let context: ConsoleContext
    package let body: ByteBuffer
    package let pages: Pages
    package let event: EventID
    /// Who.
    package let session: Session

    package var language: Language { session.language }
    package var signedIn: Session? { session }
    package var csrf: String { session.csrf }
}
