/// One thing a member of staff may do in the console. A route names the right it needs; a role is a set of them.
package enum Right: String, Hashable, Sendable, Codable, CaseIterable {
    /// Works at the operator's desk: sees calls as they come, fills in leads.
    case desk
    /// Sees the list of missed calls and calls back.
    case missed
    /// Places, transfers and ends calls through the exchange.
    case telephone
    /// Sees the list of calls.
    case calls
    /// Takes the list of calls out as a file.
    case exportCalls
    /// Listens to recordings; each listening is recorded.
    case recordings
    /// Sees leads and changes them.
    case leads
    /// Sees the letters, forms and messages of the boxes of their department, and of the cards they see.
    case letters
    /// Answers letters and messages, says which are no requests.
    case answerLetters
    /// Sees the letters of all boxes.
    case allLetters
    /// Keeps the rules by which spam is known.
    case letterRules
    /// Has letters read again that could not be.
    case rereadLetters
    /// Sees deals and their sums on a caller's card.
    case deals
    /// Sees boards, lists and cards of the funnels that leads and deals go through, as far as the funnel lets.
    case cards
    /// Makes, fills in and moves cards, comments on them, answers what they ask.
    case moveCards
    /// Hands many cards over or rejects them at once.
    case bulk
    /// Takes lists of cards out as a file.
    case exportCards
    /// Tells cards of events by the API, as another program does.
    case cardEvents
    /// Sees the funnels as they are written, and their faults.
    case funnelsView
    /// Sees the payments that 1C and banks tell of, where they stand, and the log of the exchange with 1C.
    case payments
    /// Puts payments on orders, and takes that back.
    case reconcile
    /// Sees requests of several dealers for one project with who they are, decides who keeps it, keeps reservations.
    case fan
    /// Sees what each advertising source brought, and takes it out as a file.
    case reports
    /// Enters what advertising cost, and takes that back.
    case sourceCosts
    /// Finds people, companies and their numbers.
    case people
    /// Sees what the parts of the daemon do.
    case operations
    /// Repeats dead letters, frees held streams.
    case repair
    /// Edits people, extensions, departments, roles.
    case staff
    /// Edits the black and the white list.
    case numberLists
    /// Reads the journal.
    case journal
}
