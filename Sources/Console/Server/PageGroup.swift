/// A group of pages that belong together, a folder of `Console/` each.
package protocol PageGroup: Sendable {
    /// Adds the group's routes.
    func add(to routes: inout RouteTable)
}
