/// Who may use a route.
package enum Access: Hashable, Sendable {
    /// Everybody, signed in or not. Each such route is listed in a test.
    case open
    /// Every signed-in person, even at a locked screen: unlock and sign-out.
    case locked
    /// Every signed-in person.
    case signedIn
    /// Signed-in people who have this right.
    case right(Right)
}
