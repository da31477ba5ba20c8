/// Requests that concern one project, as far as is known.
package struct FanGroup: Hashable, Sendable, Codable {
    /// Its number.
    package var id: FanGroupID
    /// Its requests, oldest first; two or more.
    package var members: [FanRequestID]

    /// Creates a group.
    package init(id: FanGroupID, members: [FanRequestID]) {
        self.id = id
        self.members = members
    }
}
