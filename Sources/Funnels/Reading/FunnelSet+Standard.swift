package import Domain

extension FunnelSet {
    /// What a company has that keeps no funnel files: leads as the telephone makes them, and a plain sale named `deal`.
    ///
    /// Read once. Throws only when svod's own text were wrong, which a test rules out.
    package static var standard: FunnelSet {
        get throws { try reading.get() }
    }

    /// The same with what a company decides about its leads.
    ///
    /// Throws `invalidConfiguration` when one of its texts makes no funnel.
    package static func standard(for policy: LeadPolicy) throws -> FunnelSet {
        try FunnelReader.read([FunnelFile(name: "standard.yaml", text: StandardFunnels.text(for: policy))])
    }

    private static let reading = Result { try standard(for: LeadPolicy()) }
}
