/// How a call of the Bot API ended that did not do what it was asked for.
enum BotFailure: Error, Hashable, Sendable {
    /// The token is no good (401, 404): nothing helps but another one.
    case refused(String)
    /// Somebody else reads the same bot, or a webhook is set (409).
    case taken(String)
    /// Too many calls: not again before so many seconds (429).
    case tooMany(seconds: Int)
    /// What was asked for cannot be done (400, 403): a chat that is gone, a person who blocked the bot.
    case never(String)
    /// The server is in trouble, or could not be reached.
    case later(String)

    /// What people read.
    var reason: String {
        switch self {
        case .refused(let text): "Telegram refuses the token: \(text)"
        case .taken(let text): "another program reads this bot: \(text)"
        case .tooMany(let seconds): "too many calls, wait \(seconds) s"
        case .never(let text), .later(let text): text
        }
    }
}
