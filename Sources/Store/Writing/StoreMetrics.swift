import Metrics

/// What the writer counts: `svod_store_commits_total`, `svod_store_writes_total`, `svod_store_refused_writes_total` and
/// the time of a commit with its jobs, `svod_store_commit_seconds`, a lane each.
struct StoreMetrics: Sendable {
    private let commits: [Counter]
    private let writes: [Counter]
    private let refused: [Counter]
    private let times: [Timer]

    init() {
        let lanes = Lane.allCases.map { [("lane", $0.description)] }
        commits = lanes.map { Counter(label: "svod_store_commits_total", dimensions: $0) }
        writes = lanes.map { Counter(label: "svod_store_writes_total", dimensions: $0) }
        refused = lanes.map { Counter(label: "svod_store_refused_writes_total", dimensions: $0) }
        times = lanes.map { Timer(label: "svod_store_commit_seconds", dimensions: $0) }
    }

    func committed(_ lane: Lane, jobs: Int, took: Duration) {
        commits[lane.rawValue].increment()
        writes[lane.rawValue].increment(by: jobs)
        times[lane.rawValue].recordNanoseconds(took.nanoseconds)
    }

    func refused(_ lane: Lane) { refused[lane.rawValue].increment() }
}

extension Duration {
    /// Whole nanoseconds, at most some 292 years of them.
    fileprivate var nanoseconds: Int64 {
        let (seconds, attoseconds) = components
        return seconds * 1_000_000_000 + attoseconds / 1_000_000_000
    }
}
