package import Domain

/// What stands before the sections of a statement.
package struct BankHeader: Hashable, Sendable {
    /// `ВерсияФормата`: `1.01` to `1.03`.
    package var version: String? { fields["ВерсияФормата"] }
    /// `Кодировка`, as declared.
    package var declaredEncoding: String? { fields["Кодировка"] }
    /// The accounts that the statement is of.
    package var accounts: [String] { fields.values("РасчСчет").filter { !$0.isEmpty } }
    /// The first day of it.
    package var from: CivilDate? { fields["ДатаНачала"].flatMap(BankDate.read) }
    /// The last day of it.
    package var until: CivilDate? { fields["ДатаКонца"].flatMap(BankDate.read) }
    /// Everything there.
    package var fields = BankFields()

    /// Creates a header.
    package init() {}
}
