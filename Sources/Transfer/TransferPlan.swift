/// All that libcurl is told of one transfer. A value, so that it can travel to the loop's thread.
struct TransferPlan: Sendable {
    /// How to sign in, where libcurl does it.
    enum Login: Sendable {
        case password(user: String, String)
        case token(user: String, String)
    }

    /// What is sent.
    enum Payload: Sendable {
        case call([UInt8])
        case letter([UInt8], from: String, to: [String])
    }

    var url: String
    var protocols: String
    var connecting: Duration
    /// Nil for no limit: a raw session is watched by whoever reads it.
    var whole: Duration?
    var tls = TransferTLS()
    var requiresTLS = false
    var proxy: String?
    var login: Login?
    var isSession = false
    var method: String?
    var headers: [String] = []
    var payload: Payload?
    var longestAnswer = 16 << 20
}
