extension FunnelSet {
    /// What a company has that keeps no funnel files: leads as the telephone makes them, and a plain sale named `deal`.
    ///
    /// Read once. Throws only when svod's own text were wrong, which a test rules out.
    package static var standard: FunnelSet {
        get throws { try reading.get() }
    }

    private static let reading = Result {
        try FunnelReader.read([FunnelFile(name: "standard.yaml", text: StandardFunnels.text)])
    }
}
