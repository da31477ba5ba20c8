/// A product of 1C, whose ways of asking and of telling it has.
package enum OneCProduct: String, CaseIterable, Sendable {
    /// УТ 11: GET, takes the cookie, wants exactly two lines at `init`, repeats `import` without a pause. CommerceML 2.07
    /// without payments: it says only when nothing is left to pay.
    case ut
    /// УНФ 3: GET, appends `sessid`, sends the files of a sale without asking for their reading. CommerceML 2.10, payments
    /// and shipments nested in their order.
    case unf
    /// The protocol 3.1: POST throughout, four lines at `init`, says `complete`. A container an order.
    case modern
}
