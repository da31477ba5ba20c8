import FanOrders

/// How long one request's arrival takes among many open ones, whether the right one is among those it is compared with,
/// and what it all needs of memory.
struct FanBench: Sendable {
    /// How many requests are open.
    var open: Int
    /// How many arrivals are timed, the last ones.
    var timed: Int
    /// What the arrival of 99 of 100 may take, in milliseconds.
    var milliseconds: Double
    /// How often a project that is open must be among the candidates.
    var recall: Double
    /// What the index may need, in megabytes; nil where no goal is set.
    var megabytes: Double?

    /// Measures.
    func run() -> Section {
        let stream = FanStream()
        let items = stream.items(open, perDay: max(220, open / 90))
        let before = ResidentMemory.startOver()
        var matcher = FanMatcher(catalogue: stream.catalogue)
        var projects: [FanRequestID: Int] = [:]
        var waits: [Duration] = []
        var having = 0
        var held = 0
        var known = Set<Int>()
        for (place, item) in items.enumerated() {
            if place >= items.count - timed, known.contains(item.project) {
                having += 1
                if matcher.compared(with: item.request).contains(where: { projects[$0] == item.project }) { held += 1 }
            }
            let start = ContinuousClock.now
            _ = matcher.arrive(item.request)
            if place >= items.count - timed { waits.append(start.duration(to: .now)) }
            projects[item.request.id] = item.project
            known.insert(item.project)
        }
        return section(Distribution(waits), Double(held) / Double(max(1, having)), ResidentMemory.peak - before)
    }

    private func section(_ waits: Distribution, _ share: Double, _ bytes: Int) -> Section {
        var section = Section(title: "Fan orders: \(Number.grouped(open)) open requests")
        section.figures.append(
            .atMost(
                milliseconds,
                "arrival of a request, p99",
                waits.milliseconds(0.99),
                unit: "ms",
                beside: "p50 \(Number.short(waits.milliseconds(0.5))) ms"
            )
        )
        section.figures.append(
            Figure(
                name: "its project among those compared, where it is open",
                value: Number.short(share),
                goal: "≥ \(Number.short(recall))",
                verdict: share >= recall ? .met : .missed
            )
        )
        let used = Double(bytes) / 1_000_000
        if let megabytes {
            section.figures.append(.atMost(megabytes, "memory of the index at its peak", used, unit: "MB"))
        } else {
            section.figures.append(Figure(name: "memory of the index at its peak", value: "\(Number.short(used)) MB"))
        }
        return section
    }
}
