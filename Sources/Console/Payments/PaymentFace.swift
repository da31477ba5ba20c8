import Domain
import Reconciliation
import Records
import Store

/// A payment as the accountant's page shows it. Sums are in the smallest unit of `currency`.
struct PaymentFace: Encodable {
    /// A part of the payment on an order.
    struct Share: Encodable {
        let order: OrderID
        let amount: Int64
    }

    /// An order that the payment may mean, and what speaks for and against it.
    struct Guess: Encodable {
        /// A feature and how much it counts.
        struct Reason: Encodable {
            let name: MatchFeature
            let weight: Int
        }

        let order: OrderID
        let score: Int
        let amount: Int64
        let reasons: [Reason]

        init(_ guess: MatchGuess) {
            order = guess.order
            score = guess.score
            amount = guess.amount
            reasons = guess.features.map { Reason(name: $0, weight: $0.weight) }
        }
    }

    let id: PaymentID
    let number: String?
    let date: String?
    let amount: Int64
    let rest: Int64
    let currency: String
    let direction: OneCDirection
    let kind: OneCPaymentKind?
    let state: String
    let origin: String
    let exchange: String
    let payer: String?
    let inn: String?
    let account: String?
    let purpose: String?
    let isAdvance: Bool
    let isWaiting: Bool
    let versions: Int64
    /// Whether a bank's statement tells of the same money.
    let isConfirmed: Bool
    /// The last decision about it, which a command names as seen.
    let decision: DecisionID?
    let canUndo: Bool
    let standing: [Share]
    let guesses: [Guess]
    /// Where it would go at one press; empty where nothing leads.
    let best: [Share]

    init(_ payment: PaymentRecord, guessing: Bool, in connection: any Connection) throws {
        let answer = try PaymentAnswer(payment.id, in: connection)
        let verdict = guessing ? try PaymentReader.verdict(on: payment, in: connection) : .nothing
        id = payment.id
        number = payment.number
        date = payment.date.map { "\($0)" }
        amount = payment.amount.minor
        rest = payment.rest
        currency = payment.amount.currency
        direction = payment.direction
        kind = payment.kind
        state = payment.state.rawValue
        origin = payment.origin.rawValue
        exchange = payment.exchange
        payer = payment.payer
        inn = payment.inn
        account = payment.account
        purpose = payment.purpose
        isAdvance = payment.isAdvance
        isWaiting = payment.isWaiting
        versions = payment.versions
        isConfirmed = try !PaymentBook.twins(of: payment.id, in: connection).isEmpty
        decision = answer.decision
        canUndo = answer.canUndo
        standing = answer.standing.map { Share(order: $0.order, amount: $0.amount) }
        guesses = verdict.guesses.map(Guess.init)
        best = verdict.shares.map { Share(order: $0.order, amount: $0.amount) }
    }

    /// Every order that it names.
    var orders: Set<OrderID> { Set(standing.map(\.order)).union(guesses.map(\.order)).union(best.map(\.order)) }
}
