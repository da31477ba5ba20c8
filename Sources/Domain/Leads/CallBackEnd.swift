/// Why a call-back task was closed.
package enum CallBackEnd: String, Hashable, Sendable, Codable {
    /// Somebody of the company called the number and talked.
    case reached
    /// The client called again and somebody answered.
    case calledAgain = "called_again"
    /// Its lead was closed.
    case leadClosed = "lead_closed"
}
