package import Domain

/// A `СекцияРасчСчет`: what moved on an account within some days.
package struct BankAccountSection: Hashable, Sendable {
    /// The account's number.
    package var account: String? { fields["РасчСчет"] }
    /// The first day.
    package var from: CivilDate? { fields["ДатаНачала"].flatMap(BankDate.read) }
    /// The last day.
    package var until: CivilDate? { fields["ДатаКонца"].flatMap(BankDate.read) }
    /// The balance before them.
    package var opening: ExactDecimal? { sum("НачальныйОстаток") }
    /// What came in.
    package var received: ExactDecimal? { sum("ВсегоПоступило") }
    /// What went out.
    package var spent: ExactDecimal? { sum("ВсегоСписано") }
    /// The balance behind them.
    package var closing: ExactDecimal? { sum("КонечныйОстаток") }
    /// Everything there.
    package var fields = BankFields()

    /// Creates a section.
    package init() {}

    private func sum(_ key: String) -> ExactDecimal? { fields[key].flatMap { ExactDecimal($0) } }
}
