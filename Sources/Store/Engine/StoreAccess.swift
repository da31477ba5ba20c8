/// As whom a process opens a store.
package enum StoreAccess: Sendable {
    /// The daemon: one at a time.
    case owner
    /// A command beside it: doctor, backup, user.
    case visitor
}
