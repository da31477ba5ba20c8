package import Domain

/// What a command's exit code says to a script: the numbers of sysexits.h, so that systemd prints their names.
package struct ExitStatus: Hashable, Sendable {
    /// The code handed to the shell.
    package let code: Int32

    /// The command did what was asked.
    package static let success = ExitStatus(code: 0)
    /// The command ran and the answer is "no": a queue holds dead letters, a part is down.
    package static let attention = ExitStatus(code: 1)

    /// The code for `error` (EX_DATAERR, EX_NOINPUT, EX_UNAVAILABLE, EX_IOERR, EX_TEMPFAIL, EX_PROTOCOL, EX_NOPERM,
    /// EX_CONFIG).
    package static func of(_ error: SvodError) -> ExitStatus {
        switch error.code {
        case .invalidConfiguration: ExitStatus(code: 78)
        case .denied, .authenticationFailed: ExitStatus(code: 77)
        case .protocolViolation: ExitStatus(code: 76)
        case .timedOut, .conflict, .limitExceeded: ExitStatus(code: 75)
        case .storeFailed, .diskFull: ExitStatus(code: 74)
        case .unavailable: ExitStatus(code: 69)
        case .notFound: ExitStatus(code: 66)
        case .invalidInput: ExitStatus(code: 65)
        default: ExitStatus(code: 70)
        }
    }
}
