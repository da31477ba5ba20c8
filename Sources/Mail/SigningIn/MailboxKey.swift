package import Domain
package import Logging
package import Transfer

/// With what a mailbox signs in, shared by its reader and its sender.
package struct MailboxKey: Sendable {
    private let signIn: MailSignIn
    private let tokens: TokenSource?

    /// Creates the key of the mailbox called `box`. Refresh tokens that its provider exchanges stay in `keeper`; without
    /// one, only in memory.
    package init(
        _ signIn: MailSignIn,
        of box: String,
        keeper: TokenKeeper? = nil,
        clock: WallClock,
        over transfers: Transfers,
        logger: Logger
    ) {
        self.signIn = signIn
        guard case .oauth(_, let settings) = signIn else {
            tokens = nil
            return
        }
        let granted = settings.refreshToken
        let memory = TokenSource.Memory {
            await keeper?.token(of: box, insteadOf: granted)
        } keep: { token in
            do { try await keeper?.keep(token, of: box, insteadOf: granted) } catch {
                logger.error("A refresh token is not kept", metadata: ["box": "\(box)", "error": "\(error)"])
            }
        }
        tokens = TokenSource(settings, memory: memory, clock: clock) { try await transfers.call($0) }
    }

    /// How an IMAP session signs in now.
    ///
    /// - Throws: as ``TokenSource/token()``.
    package func imap() async throws -> IMAPLogin {
        switch signIn {
        case .password(let user, let password): .password(user: user, password)
        case .oauth(let user, _): .token(user: user, try await token())
        }
    }

    /// How a letter is handed in now.
    ///
    /// - Throws: as ``TokenSource/token()``.
    package func smtp() async throws -> LetterCall.Login {
        switch signIn {
        case .password(let user, let password): .password(user: user, password)
        case .oauth(let user, _): .token(user: user, try await token())
        }
    }

    /// Forgets what may have ended: a server refused it.
    package func refused() async { await tokens?.forget() }

    private func token() async throws -> Secret {
        guard let tokens else { throw SvodError(.authenticationFailed, "the mailbox has no tokens") }
        return try await tokens.token()
    }
}
