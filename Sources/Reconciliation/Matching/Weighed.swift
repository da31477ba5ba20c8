import Domain
import Records

/// A candidate with what speaks for and against it.
struct Weighed {
    let order: OrderRecord
    let numbers: [OrderNumbers.Entry]
    /// How much of the payment may stand on it.
    let room: Int64
    /// What does not depend on which document is meant.
    private let general: [MatchFeature]
    /// What the best of the named documents adds.
    private var special: [MatchFeature]
    private var reference: PurposeReference?

    var features: [MatchFeature] { special + general }
    var score: Int { features.reduce(0) { $0 + $1.weight } }

    init(_ candidate: MatchCandidate, _ subject: MatchSubject, isOnlyOpen: Bool) {
        order = candidate.order
        numbers = candidate.numbers
        room = candidate.room(for: subject.direction)
        general = Self.general(order, subject, room: room, isOnlyOpen: isOnlyOpen)
        special = []
        for reference in subject.references {
            let found = features(naming: reference)
            if Self.sum(found) > Self.sum(special) { (special, self.reference) = (found, reference) }
        }
    }

    /// Whether it is, or is billed by, a document of that number.
    func names(_ reference: PurposeReference) -> Bool {
        numbers.contains { DocumentNumber($0.number)?.tail == reference.number.tail }
    }

    /// Weighed as if only `reference` were named: the payment's whole sum says nothing then.
    func narrowed(to reference: PurposeReference, _ subject: MatchSubject) -> Weighed {
        var copy = self
        copy.special = features(naming: reference)
        copy.reference = reference
        return copy
    }

    func guess(_ subject: MatchSubject) -> MatchGuess {
        MatchGuess(order: order.id, features: features, amount: amount(of: subject))
    }

    /// How much of the payment would stand on it.
    func amount(of subject: MatchSubject) -> Int64 {
        min(subject.amount.minor, room, reference?.sum ?? .max)
    }

    /// The better one first; of equals the older.
    static func isBetter(_ left: Weighed, _ right: Weighed) -> Bool {
        (right.score, left.order.id) < (left.score, right.order.id)
    }

    private static func sum(_ features: [MatchFeature]) -> Int { features.reduce(0) { $0 + $1.weight } }

    private static func general(
        _ order: OrderRecord,
        _ subject: MatchSubject,
        room: Int64,
        isOnlyOpen: Bool
    ) -> [MatchFeature] {
        var features: [MatchFeature] = []
        if let inn = order.inn {
            if inn == subject.inn {
                features.append(.inn)
            } else if subject.accountPayers.contains(inn) {
                features.append(.account)
            } else if subject.inn != nil {
                features.append(.otherINN)
            }
        }
        if room == 0 { features.append(.paidAlready) }
        if room > 0, room == subject.amount.minor { features.append(.balance) }
        if isOnlyOpen { features.append(.onlyOpen) }
        if let paid = subject.date, let ordered = order.date {
            switch paid - ordered {
            case ..<0: features.append(.tooEarly)
            case 0...60: features.append(.recent)
            default: break
            }
        }
        return features
    }

    private func features(naming reference: PurposeReference) -> [MatchFeature] {
        numbers.map { features(of: $0, reference) }.max { Self.sum($0) < Self.sum($1) } ?? []
    }

    private func features(of entry: OrderNumbers.Entry, _ reference: PurposeReference) -> [MatchFeature] {
        guard let number = DocumentNumber(entry.number), number.tail == reference.number.tail else { return [] }
        var features: [MatchFeature] = [number.whole == reference.number.whole ? .number : .runningNumber]
        if let named = reference.date, let date = entry.date { features.append(named == date ? .date : .otherDate) }
        if let sum = reference.sum, sum == room || sum == order.amount.minor { features.append(.ownSum) }
        return features
    }
}
