/// What 1C asks for in one request: `mode=` of «Обмен с сайтом».
package enum ExchangeMode: String, Hashable, Sendable, CaseIterable {
    /// Who are you: answered with the session's cookie.
    case checkauth
    /// How do you want it: zip or not, how large.
    case initialise = "init"
    /// Here is a piece of a file, the request's body.
    case file
    /// Read the file of that name.
    case importing = "import"
    /// What have you for me: answered with the orders.
    case query
    /// What you told at `query` is taken.
    case success
    /// 3.1: the exchange is over.
    case complete
    /// 3.1: whatever this exchange did not name is out of date.
    case deactivate
}
