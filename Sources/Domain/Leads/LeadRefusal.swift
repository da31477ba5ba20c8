/// Why the lead rules refuse a person's command: said to the person, nothing is changed. What the lead's funnel refuses
/// is its own.
package enum LeadRefusal: Error, Hashable, Sendable {
    /// These fields must be filled first; the console asks for exactly these and repeats the command.
    case missing([LeadField])
    /// The lead is closed.
    case closed(LeadStatus)
    /// There is nothing to confirm.
    case nothingToConfirm
    /// A lead cannot be joined to itself.
    case joinedToItself
    /// The lead to join is closed: calls would vanish behind what is done.
    case joinedToClosed(LeadStatus)
}
