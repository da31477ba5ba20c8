/// The one error type of the product: a code to act on, a message for people, and the error beneath it.
///
/// A log line or a terminal shows the whole chain (`message: cause: cause`), so each layer adds what it knows and
/// nothing else. Whoever fails decides whether trying again can help; see ``Code/isTransient``.
package struct SvodError: Error, Sendable {
    /// What kind of failure this is.
    package let code: Code
    /// What happened, in one sentence without a full stop, naming the place (file and line, stream, call).
    package let message: String
    /// The error that caused this one, if any.
    package let cause: (any Error)?

    /// Creates an error.
    package init(_ code: Code, _ message: String, cause: (any Error)? = nil) {
        self.code = code
        self.message = message
        self.cause = cause
    }
}

extension SvodError {
    /// The kinds of failure. A struct of constants, so that a new one breaks no `switch` elsewhere.
    package struct Code: Hashable, Sendable, CustomStringConvertible {
        private enum Wrapped: String {
            case invalidConfiguration, invalidInput, notFound, conflict, denied, limitExceeded, unavailable, diskFull
            case storeFailed, authenticationFailed, protocolViolation, timedOut
        }

        private let wrapped: Wrapped

        private init(_ wrapped: Wrapped) { self.wrapped = wrapped }

        /// A configuration file, flag or environment variable is wrong; the message names file and line.
        package static let invalidConfiguration = Code(.invalidConfiguration)
        /// Something received from outside cannot be read.
        package static let invalidInput = Code(.invalidInput)
        /// What was asked for does not exist.
        package static let notFound = Code(.notFound)
        /// The record has changed since the caller saw it, or the step is not possible from its state.
        package static let conflict = Code(.conflict)
        /// The caller has no right to do this.
        package static let denied = Code(.denied)
        /// A limit on size, count or rate was reached.
        package static let limitExceeded = Code(.limitExceeded)
        /// A peer (exchange, database server) cannot be reached just now.
        package static let unavailable = Code(.unavailable)
        /// There is no room left on the disk of the store.
        package static let diskFull = Code(.diskFull)
        /// The database refused a statement.
        package static let storeFailed = Code(.storeFailed)
        /// A peer refused our name or secret.
        package static let authenticationFailed = Code(.authenticationFailed)
        /// A peer said something its protocol does not allow.
        package static let protocolViolation = Code(.protocolViolation)
        /// A peer did not answer in time.
        package static let timedOut = Code(.timedOut)

        /// Whether the same attempt may succeed later without anyone changing anything.
        package var isTransient: Bool {
            switch wrapped {
            case .unavailable, .diskFull, .timedOut: true
            default: false
            }
        }

        package var description: String { wrapped.rawValue }

        /// The code whose ``description`` is `name`: an error that came over the control socket.
        package init?(name: String) {
            guard let wrapped = Wrapped(rawValue: name) else { return nil }
            self.init(wrapped)
        }
    }
}

extension SvodError: CustomStringConvertible {
    package var description: String {
        guard let cause else { return message }
        return "\(message): \(cause)"
    }
}
