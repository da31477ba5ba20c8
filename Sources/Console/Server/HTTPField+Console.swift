package import HTTPTypes

extension HTTPField.Name {
    /// `X-CSRF-Token`: the session's token in a request that a script makes.
    package static var csrfToken: Self { fieldName("x-csrf-token") }
    /// `X-Request-ID`: the request's name in the log, on every answer.
    package static var requestID: Self { fieldName("x-request-id") }
    /// `X-Frame-Options`.
    static var frameOptions: Self { fieldName("x-frame-options") }
    /// `X-Forwarded-For`.
    static var forwardedFor: Self { fieldName("x-forwarded-for") }
    /// `X-Accel-Buffering`: asks a proxy not to hold back a stream.
    static var accelBuffering: Self { fieldName("x-accel-buffering") }
    /// `Referrer-Policy`.
    static var referrerPolicy: Self { fieldName("referrer-policy") }
    /// `Permissions-Policy`.
    static var permissionsPolicy: Self { fieldName("permissions-policy") }
    /// `Cross-Origin-Opener-Policy`.
    static var openerPolicy: Self { fieldName("cross-origin-opener-policy") }
    /// `Last-Event-ID`, with which a browser takes up a stream of events again.
    package static var lastEventID: Self { fieldName("last-event-id") }

    private static func fieldName(_ name: String) -> HTTPField.Name {
        HTTPField.Name(name) ?? .server
    }
}
