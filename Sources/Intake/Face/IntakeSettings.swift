/// Where and how the intake listens.
package struct IntakeSettings: Hashable, Sendable {
    /// The address.
    package var host: String
    /// The port; 0 takes a free one.
    package var port: Int
    /// Peers whose `X-Forwarded-For` is believed.
    package var trustedProxies: Set<String> = []
    /// What is read of a form at most.
    package var limits = FormLimits()
    /// Bytes of all bodies that are being read together.
    package var memory = 128 << 20
    /// Connections at once.
    package var connections = 2000
    /// Whether the page to try it is served.
    package var hasTryPage = false

    /// Creates settings.
    package init(host: String, port: Int) {
        self.host = host
        self.port = port
    }
}
