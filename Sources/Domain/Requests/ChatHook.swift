/// Where the answers to chats of a service are posted.
package struct ChatHook: Hashable, Sendable {
    /// The address.
    package var url: String
    /// What the body is signed with (HMAC-SHA256).
    package var secret: Secret

    /// Creates a hook.
    package init(url: String, secret: Secret) {
        self.url = url
        self.secret = secret
    }
}
