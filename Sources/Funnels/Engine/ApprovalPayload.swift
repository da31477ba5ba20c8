import Domain

/// What is kept of a decision that is asked for: the payload of effects of the kind `approval`.
package struct ApprovalPayload: Hashable, Sendable, Codable {
    /// The stage that asks; nil for any stage.
    package let stage: String?
    /// The role that decides; `client` for the person outside, whose answer somebody of ours enters.
    package let role: String
    /// The field whose document is judged.
    package let document: String?
    /// The page on which it is judged.
    package let screen: String?
    /// Where a yes leads.
    package let approve: String?
    /// Where sending back leads.
    package let rework: String?
    /// Where a no leads.
    package let reject: String?
    /// Whether sending back needs a comment.
    package let commentOnRework: Bool
    /// The action that asks.
    package let position: ActionPosition
}

extension ApprovalPayload {
    /// Reads the payload of an effect.
    ///
    /// - Throws: ``SvodError`` `storeFailed` when it is something else.
    package init(json: String) throws { self = try EffectJSON.decode(ApprovalPayload.self, json) }

    func json() throws -> String { try EffectJSON.encode(self) }
}
