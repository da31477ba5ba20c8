import Domain
import Foundation
import Telephony

/// Twenty calls that overlap: each enters, rings, is answered and ends, and every such step has a number, so that a test
/// can stop the world after any of them.
struct TwentyCalls {
    static let count = 20
    /// Steps of all calls together.
    static let steps = count * 4
    /// The callers.
    static let numbers = (0..<count).map { "+7921555\(1000 + $0)" }

    /// How many steps have been played.
    private(set) var step = 0
    private let exchange: ReplayExchange
    private var plays: [Int: PlayID] = [:]
    private var uniqueIDs: [Int: String] = [:]
    private let scene: Scene
    /// When each phase of each call was played.
    private var times: [Int: [Int: Date]] = [:]

    init(on exchange: ReplayExchange) throws {
        self.exchange = exchange
        scene = try Fixtures.scene("in_answered_caller_hangup")
    }

    /// Call and phase (0 enters, 1 rings, 2 is answered, 3 ends) of each step: a call begins with every fourth step, and
    /// its own steps come seven apart, so that five or so calls are under way at any time.
    private static let order: [(call: Int, phase: Int)] = (0..<count).flatMap { call in
        (0..<4).map { phase in (call: call, phase: phase, place: call * 4 + phase * 7) }
    }.sorted { ($0.place, $0.call) < ($1.place, $1.call) }.map { ($0.call, $0.phase) }

    /// Plays up to and including step `target`.
    mutating func advance(to target: Int) throws {
        while step < min(target, Self.steps) {
            let (call, phase) = Self.order[step]
            step += 1
            try play(call, phase)
        }
    }

    private mutating func play(_ call: Int, _ phase: Int) throws {
        let number = String(Self.numbers[call].dropFirst())
        let id = plays[call] ?? exchange.cue(scene, numbers: ["79211234567": number])
        plays[call] = id
        times[call, default: [:]][phase] = Date()
        switch phase {
        case 0: uniqueIDs[call] = try exchange.play(id, through: .event("Newchannel"))
        case 1: try exchange.play(id, through: .event("DialBegin"))
        case 2: try exchange.play(id, through: .event("BridgeEnter", occurrence: 2))
        default: try exchange.play(id)
        }
    }

    private func phase(of call: Int, by step: Int) -> Int? {
        Self.order.prefix(step).filter { $0.call == call }.map(\.phase).max()
    }

    private func numbers(by step: Int, where fits: (Int?) -> Bool) -> Set<String> {
        Set((0..<Self.count).filter { fits(phase(of: $0, by: step)) }.map { Self.numbers[$0] })
    }

    /// Who had called by `step`.
    func entered(by step: Int) -> Set<String> { numbers(by: step) { $0 != nil } }

    /// Who called after `step`.
    func entered(after step: Int) -> Set<String> { Set(Self.numbers).subtracting(entered(by: step)) }

    /// Whose calls are under way.
    var alive: Set<String> { numbers(by: step) { $0.map { $0 < 3 } ?? false } }

    /// Who talks.
    var talking: Set<String> { numbers(by: step) { $0 == 2 } }

    /// What the exchange has written of the calls that have ended: lines of cdr_csv's Master.csv.
    var records: String {
        let ended = (0..<Self.count).filter { phase(of: $0, by: step) == 3 }
        return ended.map(record).joined()
    }

    private func record(of call: Int) -> String {
        let format = Date.ISO8601FormatStyle(dateTimeSeparator: .space)
        let number = String(Self.numbers[call].dropFirst())
        let phases: [Int] = [0, 2, 3]
        let moments = phases.compactMap { times[call]?[$0] }
        let written = moments.map { "\"\($0.formatted(format).prefix(19))\"" }.joined(separator: ",")
        return """
            "","\(number)","78125550101","from-trunk","\(number)","PJSIP/trunk-000000\(10 + call)",\
            "PJSIP/101-000001\(10 + call)","Dial","PJSIP/101,30",\(written),3,2,"ANSWERED","DOCUMENTATION",\
            "\(uniqueIDs[call] ?? "")",""

            """
    }
}
