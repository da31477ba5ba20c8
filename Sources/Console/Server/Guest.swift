package import Domain
package import Hummingbird

/// A request that anybody may make.
package struct Guest: Visitor {
    package let request: Request
    package let context: ConsoleContext
    package let body: ByteBuffer
    package let pages: Pages
    package let language: Language
    package let event: EventID
    package let signedIn: Session?
    package let csrf: String
}
