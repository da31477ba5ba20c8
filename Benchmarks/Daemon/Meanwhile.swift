/// Work that keeps a daemon busy while calls come.
protocol Meanwhile: Sendable {
    /// Makes the site ready before the daemon starts.
    func prepare(_ site: inout BenchSite, svod: String) async throws
    /// Goes on beside the daemon until the work is done.
    func watch() async throws
    /// From when to when the work went on; nil before it is done.
    var span: ClosedRange<ContinuousClock.Instant>? { get }
}
