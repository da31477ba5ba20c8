import HTTPTypes

extension HTTPField.Name {
    /// `X-Svod-Key`: what a site proves itself with.
    static var svodKey: Self { fieldName("x-svod-key") }
    /// `Idempotency-Key` (draft-ietf-httpapi-idempotency-key-header).
    static var idempotencyKey: Self { fieldName("idempotency-key") }
    /// `X-Requested-With`: a script sends, no person waits for a page.
    static var requestedWith: Self { fieldName("x-requested-with") }
    /// `X-Forwarded-For`.
    static var forwardedFor: Self { fieldName("x-forwarded-for") }

    private static func fieldName(_ name: String) -> HTTPField.Name {
        HTTPField.Name(name) ?? .server
    }
}
