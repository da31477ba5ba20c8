import Domain
import HTTPTypes
import Hummingbird
import Logging

/// How refusals and faults are told: a page to a person, JSON to a program.
struct Faults: Sendable {
    /// Creates the answers.
    init() {}

    /// The answer to `error`. What is the daemon's own fault is logged and told without its inner words.
    func response(to error: any Error, for visitor: some Visitor) throws -> Response {
        switch error {
        case let error as SvodError:
            let status = Faults.status(of: error.code)
            if status == .internalServerError || status == .serviceUnavailable {
                visitor.context.logger.error("A request failed", metadata: ["error": "\(error)"])
            }
            return try answer(status, code: error.code.description, detail: detail(error, status), visitor)
        case let error as HTTPError:
            return try answer(error.status, code: "http", detail: error.body, visitor)
        default:
            visitor.context.logger.error("A request failed", metadata: ["error": "\(error)"])
            return try answer(.internalServerError, code: "internal", detail: nil, visitor)
        }
    }

    /// Sends a person to the sign-in page, from where they come back; a program is told 401.
    func signInNeeded(_ guest: Guest) throws -> Response {
        guard !guest.isProgram else { return try answer(.unauthorized, code: "signInNeeded", detail: nil, guest) }
        let target = guest.request.method == .get ? "?next=\(Form.encoded(guest.request.uri.string))" : ""
        return Answers.redirect(to: "/sign-in" + target)
    }

    /// Sends a person to the lock screen; a program is told 423.
    func locked(_ guest: Guest) throws -> Response {
        guard !guest.isProgram else {
            return try answer(
                HTTPResponse.Status(code: 423, reasonPhrase: "Locked"),
                code: "locked",
                detail: nil,
                guest
            )
        }
        let target = guest.request.method == .get ? "?next=\(Form.encoded(guest.request.uri.string))" : ""
        return Answers.redirect(to: "/locked" + target)
    }

    /// The status that goes with a code.
    static func status(of code: SvodError.Code) -> HTTPResponse.Status {
        switch code {
        case .invalidInput: .badRequest
        case .notFound: .notFound
        case .conflict: .conflict
        case .denied: .forbidden
        case .limitExceeded: .contentTooLarge
        case .unavailable, .diskFull, .timedOut: .serviceUnavailable
        default: .internalServerError
        }
    }

    private func detail(_ error: SvodError, _ status: HTTPResponse.Status) -> String? {
        status == .internalServerError ? nil : error.message
    }

    private func answer(
        _ status: HTTPResponse.Status,
        code: String,
        detail: String?,
        _ visitor: some Visitor
    ) throws -> Response {
        let request = visitor.context.requestName
        guard !visitor.isProgram else {
            return try Answers.json(
                Fault(code: code, message: detail ?? status.reasonPhrase, request: request),
                status: status
            )
        }
        let key = Faults.textKeys.contains(status.code) ? "fault.\(status.code)" : "fault.other"
        let view: View = [
            "status": status.code, "detail": detail, "request": request, "text": visitor.wording.text(key),
        ]
        return try visitor.page("fault", titled: "fault.title", view, status: status)
    }

    private static let textKeys: Set<Int> = [400, 403, 404, 409, 413, 429, 500, 503]

    /// What a program is told: a code to act on, words for people, the request's name in the log.
    private struct Fault: Encodable {
        let code: String
        let message: String
        let request: String
    }
}
